import { z } from 'zod'

/** Where a student stands after a term, the best first. */
export const StandingOutcome = z.enum([
  'good',
  'warning',
  'probation',
  'reinstated',
  'suspended-term',
  'suspended-year',
  'dismissed',
])
export type StandingOutcome = z.infer<typeof StandingOutcome>

/** Thousandths of a point on a scale of four; averages of other scales are brought to it exactly. */
const Points = z.int().min(0).max(4000)

const range = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ atLeast: value.optional(), below: value.optional() })

/** Everything that is named must hold. */
export const StandingConditions = z.strictObject({
  /** The standing before this term; `none` where there was none yet. */
  previous: z.array(z.enum(['none', ...StandingOutcome.options])).optional(),
  termAverage: range(Points).optional(),
  average: range(Points).optional(),
  /** Whether the cumulative average is below what is asked after so many credits. */
  belowMinimum: z.boolean().optional(),
  /** Credits attempted in the term, and in all terms. */
  termAttempted: range(z.number()).optional(),
  attempted: range(z.number()).optional(),
  /** Whether the student has been warned in any earlier term. */
  warnedBefore: z.boolean().optional(),
})
export type StandingConditions = z.infer<typeof StandingConditions>

/** What follows for registration from a standing, until the next one. */
export const StandingEffects = z.strictObject({
  /** At most so many credits in a term. */
  creditLimit: z.number().positive().optional(),
  /** Nothing can be registered until the office has lifted it. */
  hold: z.boolean().optional(),
  /** The student is to see an adviser. */
  advising: z.boolean().optional(),
})
export type StandingEffects = z.infer<typeof StandingEffects>

export const StandingRule = z.strictObject({
  ruleId: z.string().regex(/^[a-z][a-z-]{0,39}$/, 'Use small letters and hyphens'),
  when: StandingConditions,
  /** `unchanged` keeps the standing there was. */
  outcome: z.enum(['unchanged', ...StandingOutcome.options]),
})
export type StandingRule = z.infer<typeof StandingRule>

/** One version of the rules of standing, never edited. The first rule that holds decides. */
export const StandingPolicy = z.object({
  version: z.int().min(0),
  /** The cumulative average that is asked, by credits attempted: the last step that is reached holds. */
  minimum: z.array(z.strictObject({ attempted: z.number().min(0), average: Points })).min(1),
  /** A term of fewer days never makes a standing worse: a summer may help and does not hurt. */
  shortTermDays: z.int().min(0),
  rules: z.array(StandingRule).min(1),
  effects: z.partialRecord(StandingOutcome, StandingEffects),
})
export type StandingPolicy = z.infer<typeof StandingPolicy>
