import type { AcademicRecord, Average } from '@matricula/contract/records'
import {
  type ComputedStanding,
  type StandingConditions,
  StandingOutcome,
  type StandingPolicy,
} from '@matricula/contract/standing'

/** What decides about a standing. */
export interface StandingFacts {
  readonly termAverage: Average | undefined
  readonly average: Average | undefined
  /** Thousandths of the best grade of the scheme in which the averages are, and the digits that are printed. */
  readonly scale: { readonly outOf: number; readonly digits: number }
  readonly termAttempted: number
  readonly attempted: number
  readonly earned: number
  readonly previous: StandingOutcome | undefined
  readonly warnedBefore: boolean
  /** First to last day of the term. */
  readonly termDays: number
}

/** The scale on which policies are written: four points. */
const policyScale = 4000

/** Of several rules the first that holds decides. Exact: averages are compared as fractions, never as rounded numbers. */
export function decideStanding(policy: StandingPolicy, facts: StandingFacts): ComputedStanding {
  const minimum = minimumAfter(policy, facts.attempted)
  const rule = policy.rules.find(({ when }) => holds(when, facts, minimum))
  if (!rule) throw new RangeError('No rule of standing holds; the last one must hold always')
  const before = facts.previous ?? 'good'
  const found = rule.outcome === 'unchanged' ? before : rule.outcome
  const hurts = facts.termDays < policy.shortTermDays && isWorse(found, before)
  return {
    outcome: hurts ? before : found,
    ruleId: hurts ? 'short-term' : rule.ruleId,
    policyVersion: policy.version,
    figures: {
      termAverage: facts.termAverage?.text,
      average: facts.average?.text,
      minimum: onScale(minimum, facts.scale),
      termAttempted: facts.termAttempted,
      attempted: facts.attempted,
      earned: facts.earned,
      previous: facts.previous,
    },
  }
}

/** What the record says about one term; nothing where nothing was taken in it. */
export function factsOfTerm(
  record: Pick<AcademicRecord, 'terms' | 'scheme'>,
  termId: string,
): Omit<StandingFacts, 'previous' | 'warnedBefore' | 'termDays'> | undefined {
  const of = record.terms.find((term) => term.termId === termId)
  return (
    of && {
      termAverage: of.term.average,
      average: of.cumulative.average,
      scale: { outOf: record.scheme.outOf, digits: record.scheme.digits },
      termAttempted: of.term.attempted,
      attempted: of.cumulative.attempted,
      earned: of.cumulative.earned,
    }
  )
}

const minimumAfter = ({ minimum }: StandingPolicy, attempted: number): number =>
  minimum.findLast((step) => step.attempted <= attempted)?.average ?? minimum[0]?.average ?? 0

function holds(when: StandingConditions, facts: StandingFacts, minimum: number): boolean {
  const { scale } = facts
  const below = facts.average && isBelow(facts.average, minimum, scale.outOf)
  return (
    cameFrom(when.previous, facts.previous) &&
    asAsked(when.belowMinimum, below) &&
    asAsked(when.warnedBefore, facts.warnedBefore) &&
    averageWithin(facts.termAverage, when.termAverage, scale.outOf) &&
    averageWithin(facts.average, when.average, scale.outOf) &&
    within(facts.termAttempted, when.termAttempted) &&
    within(facts.attempted, when.attempted)
  )
}

const cameFrom = (asked: StandingConditions['previous'], previous: StandingOutcome | undefined): boolean =>
  asked === undefined || asked.includes(previous ?? 'none')

const asAsked = (asked: boolean | undefined, found: boolean | undefined): boolean =>
  asked === undefined || asked === found

interface Range {
  readonly atLeast?: number | undefined
  readonly below?: number | undefined
}

const within = (amount: number, { atLeast = 0, below = Infinity }: Range = {}): boolean =>
  amount >= atLeast && amount < below

/** An average that is not there is within no range. */
function averageWithin(average: Average | undefined, range: Range | undefined, outOf: number): boolean {
  if (range === undefined) return true
  if (!average) return false
  const { atLeast, below } = range
  return (
    (atLeast === undefined || !isBelow(average, atLeast, outOf)) &&
    (below === undefined || isBelow(average, below, outOf))
  )
}

/** quality / quarters / outOf < points / 4000, multiplied out. */
const isBelow = ({ quality, quarters }: Average, points: number, outOf: number): boolean =>
  quality * policyScale < points * quarters * outOf

/** A number of the policy as the record would print it. */
function onScale(points: number, { outOf, digits }: StandingFacts['scale']): string {
  const thousandths = Math.ceil((points * outOf) / policyScale)
  const step = 10 ** (3 - digits)
  const rounded = Math.ceil(thousandths / step) * step
  const fraction = String(rounded % 1000)
    .padStart(3, '0')
    .slice(0, digits)
  return `${Math.floor(rounded / 1000)}.${fraction}`
}

const ranked = StandingOutcome.options
export const isWorse = (one: StandingOutcome, other: StandingOutcome): boolean =>
  ranked.indexOf(one) > ranked.indexOf(other)
