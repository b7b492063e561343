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

/** How an announcement is mailed to somebody whom it is for; nothing where they read their inbox. */
export function announcementLetter(
  { announcementId, title, body, startsAt, by }: Announcement,
  { userId, choice }: { readonly userId: string; readonly choice: MailChoice },
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

/** That something happened to the record, never what: letters are read by others too. */
export function recordLetter(
  eventId: string,
  { userId, choice }: { readonly userId: string; readonly choice: MailChoice },
  writing: Writing,
): Mailed | undefined {
  if (choice === 'inbox') return undefined
  if (choice === 'daily') return dailyLetter(userId, writing, writing.now)
  const { place } = writing
  return {
    id: `${eventId}-${userId}`,
    subject: `Something new on your record at ${place.institution}`,
    text: `Something new is on your record. Read it here: ${place.origin}/inbox\n\n${ends(place)}`,
  }
}

interface Missing {
  /** Of the section: CS-201 A. */
  readonly label: string
  readonly missing: number
  /** Year-month-day of the oldest. */
  readonly since: string
}

/** To whoever teaches: no secret of anybody, so it says what it is about. */
export function reminderLetter(
  eventId: string,
  { userId, choice }: { readonly userId: string; readonly choice: MailChoice },
  { label, missing, since }: Missing,
  writing: Writing,
): Mailed | undefined {
  if (choice === 'inbox') return undefined
  if (choice === 'daily') return dailyLetter(userId, writing, writing.now)
  const { place } = writing
  return {
    id: `${eventId}-${userId}`,
    subject: `Registers of ${label} are missing`,
    text: `Registers of ${label} that are missing: ${missing}, the oldest of ${since}. Take them here: ${place.origin}/\n\n${ends(place)}`,
  }
}
