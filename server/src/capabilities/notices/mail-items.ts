import { StudentId, UserId } from '@matricula/contract/kernel'
import { MailChoice } from '@matricula/contract/notices'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** What somebody wants mailed. Whoever wants nothing is in no list, so that telling costs what it reaches. */
export const mailItem = itemKind({
  name: 'Mail preferences',
  table: 'users',
  reads: ['one’s own: get', 'everyone who wants announcements mailed: query g1'],
  schema: z.object({
    userId: UserId,
    announcements: MailChoice,
    record: MailChoice,
    list: z.literal('MAILED').optional(),
  }),
  pk: 'USER#{userId}',
  sk: 'MAIL',
  g1: ['{list}', '{userId}'],
})
export type StoredPreferences = z.infer<typeof mailItem.schema>

/** Of a student who wants what happens to the record mailed: found by what the happening names. */
export const studentMailItem = itemKind({
  name: 'Mail of a student',
  table: 'users',
  reads: ['whether what happened to some students is mailed: one batch get'],
  schema: z.object({ studentId: StudentId, userId: UserId, record: MailChoice }),
  pk: 'MAIL#{studentId}',
  sk: 'MAIL',
})
