import type { AnnouncedTo, Announcement, InboxEntry } from '@matricula/contract/notices'

/** The audience of an announcement in one word, as it is looked up. */
export function audienceOf(to: AnnouncedTo): string {
  switch (to.to) {
    case 'everyone':
      return 'everyone'
    case 'role':
      return `role-${to.role}`
    case 'programme':
      return `programme-${to.programmeId}`
    case 'section':
      return `section-${to.sectionId}`
    case 'cohort':
      return `cohort-${to.cohortId}`
  }
}

/** So many entries are shown; what is older is found where it happened. */
export const mostShown = 50

/** What happened, as the log keeps it. */
export interface Happened {
  readonly id: string
  readonly at: string
  readonly name: string
  readonly actor: { readonly id: string; readonly name: string }
  readonly facts: Readonly<Record<string, unknown>>
}

interface Facts {
  readonly announcements: readonly Announcement[]
  readonly happened: readonly Happened[]
  /** Up to when everything has been read. */
  readonly until: string
  readonly now: string
  /** Whoever reads: their own doings are no news to them. */
  readonly accountId: string
}

/** Newest first: what was announced and has begun, and what others did to the record. */
export function inboxOf({ announcements, happened, until, now, accountId }: Facts): InboxEntry[] {
  const announced = announcements
    .filter(({ startsAt, withdrawnAt }) => startsAt <= now && withdrawnAt === undefined)
    .map(
      ({ announcementId, startsAt, title, body, by, to }): InboxEntry => ({
        kind: 'announcement',
        id: announcementId,
        at: startsAt,
        unread: startsAt > until,
        title,
        body,
        by,
        ...(to.to === 'section' && { sectionId: to.sectionId }),
      }),
    )
  const events = happened
    .filter(({ actor }) => actor.id !== accountId)
    .map(
      ({ id, at, name, actor, facts }): InboxEntry => ({
        kind: 'event',
        id,
        at,
        unread: at > until,
        name,
        actor: { ...actor },
        facts: { ...facts },
      }),
    )
  return [...announced, ...events].toSorted((one, other) => (one.at < other.at ? 1 : -1)).slice(0, mostShown)
}

/** Announcements that are read for the first time when the inbox is read up to `next`. */
export const newlyRead = (
  announcements: readonly Announcement[],
  before: string,
  next: string,
): Announcement[] =>
  announcements.filter(
    ({ startsAt, withdrawnAt }) => withdrawnAt === undefined && startsAt > before && startsAt <= next,
  )
