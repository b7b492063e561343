import { Instant, UserId } from '@matricula/contract/kernel'
import { Announcement, SavedCohort } from '@matricula/contract/notices'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** One item, whomever it is for: nothing is copied to those who read it. */
export const announcementItem = itemKind({
  name: 'Announcement',
  table: 'events',
  reads: ['one: get', 'what was announced to an audience, newest first: query g1', 'all of them: query g2'],
  schema: Announcement.extend({
    /** The audience in one word. */
    audience: z.string(),
    list: z.literal('ANNOUNCEMENTS'),
  }),
  pk: 'ANN#{announcementId}',
  sk: 'META',
  g1: ['ANN#{audience}', '{startsAt}#{announcementId}'],
  g2: ['{list}', '{startsAt}#{announcementId}'],
})

/** Up to when an account has read its inbox. */
export const readItem = itemKind({
  name: 'Inbox read',
  table: 'users',
  reads: ['with the inbox: get'],
  schema: z.object({ userId: UserId, until: Instant }),
  pk: 'USER#{userId}',
  sk: 'INBOX',
})

/** All of them in one partition: a few dozen, read as they are and then remembered. */
export const savedCohortItem = itemKind({
  name: 'Saved cohort',
  table: 'events',
  reads: ['all of them: query pk', 'one: get'],
  schema: SavedCohort.extend({ list: z.literal('COHORTS') }),
  pk: 'SAVED-{list}',
  sk: '{cohortId}',
})
