import type { Announcement, MailChoice } from '@matricula/contract/notices'

/** What a letter says and when it is sent. */
export interface Mailed {
  readonly subject: string
  readonly text: string
  /** Of the letter; the same news make the same letter, however often they are told. */
  readonly id: string
  readonly notBefore?: string
}

interface Place {
  readonly institution: string
  readonly origin: string
}

const ends = ({ institution, origin }: Place): string =>
  `${institution}\n\nYou get this letter because you asked for it. Change that at ${origin}/account`

/** What a letter is written with: when it is now, and when the morning after a moment is where the institution is. */
export interface Writing {
  readonly place: Place
  readonly now: string
  readonly morningAfter: (instant: string) => string
}

/** The letter of a day: that there are news, and no more, since it is written before they all are. */
function dailyLetter(userId: string, { place, morningAfter }: Writing, after: string): Mailed {
  const notBefore = morningAfter(after)
  return {
    id: `daily-${userId}-${notBefore.slice(0, 10)}`,
    subject: `News for you at ${place.institution}`,
    text: `There are news in your inbox: ${place.origin}/inbox\n\n${ends(place)}`,
    notBefore,
  }
}

/** Whom a letter is for, and how they want their news. */
interface Reader {
  readonly userId: string
  readonly choice: MailChoice
}

/** How an announcement is mailed to somebody whom it is for; nothing where they read their inbox. */
export function announcementLetter(
  { announcementId, title, body, startsAt, by }: Announcement,
  { userId, choice }: Reader,
  writing: Writing,
): Mailed | undefined {
  if (choice === 'inbox') return undefined
  const { place, now } = writing
  if (choice === 'daily') return dailyLetter(userId, writing, startsAt > now ? startsAt : now)
  return {
    id: `${announcementId}-${userId}`,
    subject: title,
    text: `${body}\n\n${by}\n\n${ends(place)}`,
    notBefore: startsAt,
  }
}

/** How what happened is mailed; nothing where they read their inbox. */
function newsLetter(
  eventId: string,
  { userId, choice }: Reader,
  writing: Writing,
  { subject, text }: Pick<Mailed, 'subject' | 'text'>,
): Mailed | undefined {
  if (choice === 'inbox') return undefined
  if (choice === 'daily') return dailyLetter(userId, writing, writing.now)
  return { id: `${eventId}-${userId}`, subject, text: `${text}\n\n${ends(writing.place)}` }
}

/** That something happened to the record, never what: letters are read by others too. */
export const recordLetter = (eventId: string, reader: Reader, writing: Writing): Mailed | undefined =>
  newsLetter(eventId, reader, writing, {
    subject: `Something new on your record at ${writing.place.institution}`,
    text: `Something new is on your record. Read it here: ${writing.place.origin}/inbox`,
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
    subject: `Registers of ${label} are missing`,
    text: `Registers of ${label} that are missing: ${missing}, the oldest of ${since}. Take them here: ${writing.place.origin}/`,
  })
