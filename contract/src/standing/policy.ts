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
const ofPoints = { error: 'Write points from 0 to 4, with at most three digits' }
const Points = z.int(ofPoints).min(0, ofPoints).max(4000, ofPoints)

const range = (value: z.ZodNumber | typeof Points) =>
  z
    .strictObject({ atLeast: value.optional(), below: value.optional() })
    .refine(({ atLeast = 0, below = Infinity }) => atLeast < below, {
      path: ['below'],
      error: 'More than what it is to be at least; otherwise nothing is within',
    })

/** Everything that is named must hold. */
export const StandingConditions = z.strictObject({
  /** The standing before this term; `none` where there was none yet. */
  previous: z
    .array(z.enum(['none', ...StandingOutcome.options]))
    .min(1, 'Choose at least one, or leave this condition out')
    .optional(),
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
  creditLimit: z
    .number('Write how many credits')
    .positive('Write more than 0, or leave the limit out')
    .max(60, 'At most 60 credits')
    .optional(),
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

const Step = z.strictObject({
  attempted: z.number('Write how many credits').min(0, 'Write 0 or more').max(1000, 'At most 1000 credits'),
  average: Points,
})

interface Fault {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

const faultsInSteps = (steps: readonly z.infer<typeof Step>[]): Fault[] =>
  steps.flatMap(({ attempted }, place) => {
    const path = ['minimum', place, 'attempted']
    const before = steps[place - 1]
    if (!before) return attempted === 0 ? [] : [{ path, message: 'The first step begins at 0 credits' }]
    if (attempted > before.attempted) return []
    return [{ path, message: 'Each step begins at more credits than the one before' }]
  })

/** Holds always. */
const isEmpty = ({ when }: StandingRule): boolean => Object.values(when).every((one) => one === undefined)

const faultsInRules = (rules: readonly StandingRule[]): Fault[] =>
  rules.flatMap((rule, place): Fault[] => {
    const when = ['rules', place, 'when']
    const isLast = place === rules.length - 1
    if (rules.findIndex(({ ruleId }) => ruleId === rule.ruleId) < place)
      return [{ path: ['rules', place, 'ruleId'], message: 'Two rules have this name; give one another' }]
    if (isLast && !isEmpty(rule))
      return [{ path: when, message: 'The last rule holds always: take its conditions away' }]
    if (!isLast && isEmpty(rule))
      return [{ path: when, message: 'It holds always, so no rule after it is asked: add a condition' }]
    return []
  })

/** The rules of standing, as they are entered. The first rule that holds decides. */
export const StandingRules = z
  .strictObject({
    /** The cumulative average that is asked, by credits attempted: the last step that is reached holds. */
    minimum: z.array(Step).min(1, 'Say which average is asked for').max(20, 'At most 20 steps'),
    /** A term of fewer days never makes a standing worse: a summer may help and does not hurt. */
    shortTermDays: z.int('Write a number of days').min(0, 'Write 0 or more').max(400, 'At most 400 days'),
    rules: z.array(StandingRule).min(1, 'Write at least one rule').max(40, 'At most 40 rules'),
    effects: z.partialRecord(StandingOutcome, StandingEffects),
  })
  .superRefine(({ minimum, rules }, context) => {
    for (const { path, message } of [...faultsInSteps(minimum), ...faultsInRules(rules)])
      context.addIssue({ code: 'custom', path: [...path], message })
  })
export type StandingRules = z.infer<typeof StandingRules>

/** One version of the rules of standing, never edited. */
export const StandingPolicy = z.object({ version: z.int().min(0), ...StandingRules.shape })
export type StandingPolicy = z.infer<typeof StandingPolicy>
