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

/** Hour of the day, in UTC, at which a day's news are told together. */
const daily = 6

/** The letter of a day: that there are news, and no more, since it is written before they all are. */
function dailyLetter(userId: string, place: Place, now: string): Mailed {
  const next = new Date(now)
  next.setUTCHours(daily, 0, 0, 0)
  if (next.toISOString() <= now) next.setUTCDate(next.getUTCDate() + 1)
  const notBefore = next.toISOString()
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
  { place, now }: { readonly place: Place; readonly now: string },
): Mailed | undefined {
  if (choice === 'inbox') return undefined
  if (choice === 'daily') return dailyLetter(userId, place, startsAt > now ? startsAt : now)
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
  { place, now }: { readonly place: Place; readonly now: string },
): Mailed | undefined {
  if (choice === 'inbox') return undefined
  if (choice === 'daily') return dailyLetter(userId, place, now)
  return {
    id: `${eventId}-${userId}`,
    subject: `Something new on your record at ${place.institution}`,
    text: `Something new is on your record. Read it here: ${place.origin}/inbox\n\n${ends(place)}`,
  }
}
