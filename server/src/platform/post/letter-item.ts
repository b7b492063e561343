import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** A letter that has not been taken yet; it is removed once it is. */
export const letterItem = itemKind({
  name: 'Letter',
  table: 'events',
  reads: ['one: get', 'those that are due, and those that were given up: query g1'],
  schema: z.object({
    letterId: z.string(),
    state: z.enum(['waiting', 'dead']),
    to: z.string(),
    subject: z.string(),
    /** Enciphered where the letter is confidential. */
    text: z.string(),
    confidential: z.boolean(),
    unsubscribe: z.string().optional(),
    /** When it was written, and when it is to be tried next or was given up. */
    at: z.string(),
    due: z.string(),
    attempts: z.int(),
    /** What the last attempt was answered. */
    answer: z.string().optional(),
    version: z.int().positive(),
  }),
  pk: 'LETTER#{letterId}',
  sk: 'LETTER',
  g1: ['LETTERS#{state}', '{due}#{letterId}'],
})
export type StoredLetter = z.infer<typeof letterItem.schema>
