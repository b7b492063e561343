import type { ComputedStanding, Standing, StandingReview } from '@matricula/contract/standing'

interface Facts {
  /** The standing as it was committed; nothing where the first grade came after the commit. */
  readonly entry: Pick<Standing, 'outcome' | 'computed'> | undefined
  /** The last proposal about it, whatever became of it. */
  readonly last: Pick<StandingReview, 'state' | 'outcome' | 'proposed'> | undefined
  /** What the rules find now. */
  readonly computed: ComputedStanding | undefined
}

/**
 * What was decided otherwise stands as long as the rules find what they found then, and what was refused is not proposed
 * again on the same figures.
 */
export function whatToPropose({ entry, last, computed }: Facts): 'propose' | 'withdraw' | undefined {
  if (computed === undefined || computed.outcome === entry?.computed.outcome)
    return last?.state === 'open' ? 'withdraw' : undefined
  return isSettled(last, computed, entry?.outcome) ? undefined : 'propose'
}

/** Whether the same waits already, or was refused. */
function isSettled(
  last: Facts['last'],
  computed: ComputedStanding,
  outcome: StandingReview['outcome'],
): boolean {
  if (!last || !isAlike(last.proposed, computed)) return false
  return last.state === 'refused' || (last.state === 'open' && last.outcome === outcome)
}

/** Whether both say the same for the same reason. */
export const isAlike = (one: ComputedStanding | undefined, other: ComputedStanding): boolean =>
  one?.outcome === other.outcome &&
  one.ruleId === other.ruleId &&
  one.figures.average === other.figures.average &&
  one.figures.termAverage === other.figures.termAverage &&
  one.figures.attempted === other.figures.attempted
