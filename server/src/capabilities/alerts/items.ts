import { Alert } from '@matricula/contract/alerts'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** There is one as long as there is a reason. */
export const alertItem = itemKind({
  name: 'Alert',
  table: 'students',
  reads: [
    'those of a class: batch get',
    'those of a term, most reasons first: query g1',
    'those of a department: query g2',
  ],
  schema: Alert.omit({ reasons: true }).extend({
    /** By what they are about, so that each is renewed by itself. */
    reasons: z.record(z.string(), Alert.shape.reasons.element),
    departmentId: z.string().optional(),
    /** Nine less the number of reasons: the most come first. */
    order: z.string().regex(/^\d$/),
    sortName: z.string(),
    version: z.int().positive(),
  }),
  pk: 'STU#{studentId}',
  sk: 'ALERT#{termId}',
  g1: ['ALERTS#{termId}', '{order}#{sortName}#{studentId}'],
  g2: ['ALERTS#{termId}#{departmentId}', '{order}#{sortName}#{studentId}'],
})
export type StoredAlert = z.infer<typeof alertItem.schema>
