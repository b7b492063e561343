import type { Announcement, MailChoice, MailKind } from '@matricula/contract/notices'
import { inLetter } from '#platform/post/words.ts'

/** What a letter says and when it is sent. */
export interface Mailed {
  readonly subject: string
  readonly text: string
  /** Of the letter; the same news make the same letter, however often they are told. */
  readonly id: string
  readonly notBefore?: string
  /** Where letters like it end. */
  readonly unsubscribe: string
}

interface Place {
  readonly institution: string
  readonly origin: string
}

/** What a letter is written with: when it is now, when the morning after a moment is, and where letters of a kind end. */
export interface Writing {
  readonly place: Place
  readonly now: string
  /** Where the institution is. */
  readonly morningAfter: (instant: string) => string
  readonly endOf: (kind: MailKind, userId: string) => string
}

/** Whom a letter is for, and how they want their news. */
interface Reader {
  readonly userId: string
  readonly choice: MailChoice
}

interface Said extends Pick<Mailed, 'id' | 'subject' | 'notBefore'> {
  readonly kind: MailKind
  readonly body: string
}

function letterOf({ userId }: Reader, { place, endOf }: Writing, { kind, body, ...said }: Said): Mailed {
  const unsubscribe = endOf(kind, userId)
  return { ...said, text: `${body}\n\n${inLetter('ends', { ...place, unsubscribe })}`, unsubscribe }
}

/** The letter of a day: that there are news, and no more, since it is written before they all are. */
function dailyLetter(reader: Reader, writing: Writing, after: string): Mailed {
  const { place } = writing
  const notBefore = writing.morningAfter(after)
  return letterOf(reader, writing, {
    kind: 'daily',
    id: `daily-${reader.userId}-${notBefore.slice(0, 10)}`,
    subject: inLetter('daily.subject', { ...place }),
    body: inLetter('daily.text', { ...place }),
    notBefore,
  })
}

/** How an announcement is mailed to somebody whom it is for; nothing where they read their inbox. */
export function announcementLetter(
  { announcementId, title, body, startsAt, by }: Announcement,
  reader: Reader,
  writing: Writing,
): Mailed | undefined {
  const { choice, userId } = reader
  const { now } = writing
  if (choice === 'inbox') return undefined
  if (choice === 'daily') return dailyLetter(reader, writing, startsAt > now ? startsAt : now)
  return letterOf(reader, writing, {
    kind: 'announcements',
    id: `${announcementId}-${userId}`,
    subject: title,
    body: `${body}\n\n${by}`,
    notBefore: startsAt,
  })
}

/** How what happened is mailed; nothing where they read their inbox. */
function newsLetter(
  eventId: string,
  reader: Reader,
  writing: Writing,
  said: Pick<Said, 'subject' | 'body'>,
): Mailed | undefined {
  if (reader.choice === 'inbox') return undefined
  if (reader.choice === 'daily') return dailyLetter(reader, writing, writing.now)
  return letterOf(reader, writing, { kind: 'record', id: `${eventId}-${reader.userId}`, ...said })
}

/** That something happened to the record, never what: letters are read by others too. */
export const recordLetter = (eventId: string, reader: Reader, writing: Writing): Mailed | undefined =>
  newsLetter(eventId, reader, writing, {
    subject: inLetter('record.subject', { ...writing.place }),
    body: inLetter('record.text', { ...writing.place }),
  })

interface Missing {
  /** Of the section: CS-201 A. */
  readonly label: string
  readonly missing: number
  /** Year-month-day of the oldest. */
  readonly since: string
}

/** To whoever teaches: no secret of anybody, so it says what it is about. */
export const reminderLetter = (
  eventId: string,
  reader: Reader,
  { label, missing, since }: Missing,
  writing: Writing,
): Mailed | undefined =>
  newsLetter(eventId, reader, writing, {
    subject: inLetter('registers.subject', { label }),
    body: inLetter('registers.text', { label, count: missing, since, ...writing.place }),
  })
