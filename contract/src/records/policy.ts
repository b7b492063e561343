import { CalendarDay } from '@matricula/contract/kernel'
import { Programme } from '@matricula/contract/students'
import { z } from 'zod'
import { GradeScheme, RepeatPolicy, SchemeId } from './scheme.ts'

/** What grades mean and what repeating does. */
export const RecordRules = z
  .strictObject({
    schemes: z.array(GradeScheme).min(1, 'Name at least one scheme').max(12),
    /** The scheme of the institution, and of those levels that have another. */
    scheme: SchemeId,
    schemeOfLevel: z.partialRecord(Programme.shape.level.unwrap(), SchemeId),
    /** What an average does with grades of another scheme: leave them out, or bring their points to its scale. */
    mixed: z.enum(['apart', 'scaled']),
    repeats: RepeatPolicy,
  })
  .superRefine(({ schemes, scheme, schemeOfLevel }, context) => {
    const known = new Set(schemes.map(({ schemeId }) => schemeId))
    const demand = (schemeId: string, path: PropertyKey[]): void => {
      if (known.has(schemeId)) return
      context.addIssue({ code: 'custom', path, message: `There is no scheme ${schemeId} in this policy` })
    }
    demand(scheme, ['scheme'])
    for (const [level, schemeId] of Object.entries(schemeOfLevel)) demand(schemeId, ['schemeOfLevel', level])
    if (known.size < schemes.length) {
      context.addIssue({ code: 'custom', path: ['schemes'], message: 'Two schemes have the same id' })
    }
  })
export type RecordRules = z.infer<typeof RecordRules>

/**
 * One version of the rules, never edited. Terms that end on or after `effectiveFrom` are read by it, unless a later
 * version is in force by then. Version 0 is built in, for an institution that has published none.
 */
export const RecordPolicy = z.object({
  version: z.int().min(0),
  effectiveFrom: CalendarDay,
  rules: RecordRules,
})
export type RecordPolicy = z.infer<typeof RecordPolicy>
