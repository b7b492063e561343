import type { GradeChangeKind } from '@matricula/contract/finals'
import { daysBetween } from '@matricula/contract/kernel'
import type { GradeRule } from '@matricula/contract/records'

/** Which of two grades counts after a change: the last one, or the higher one. */
const counts: Readonly<Record<GradeChangeKind, 'last' | 'higher' | 'passing'>> = {
  correction: 'last',
  'late-grade': 'last',
  incomplete: 'last',
  moderation: 'last',
  resit: 'higher',
  revaluation: 'higher',
  /** Only where it makes a pass of a failure. */
  grace: 'passing',
}

interface Graded {
  readonly letter: string
  readonly rule: GradeRule
}

/** What stands on the record after a change; nothing where the change is not to be had. */
export function resultOf(
  kind: GradeChangeKind,
  before: Graded | undefined,
  awarded: Graded,
): string | undefined {
  switch (counts[kind]) {
    case 'last':
      return awarded.letter
    case 'higher':
      return before && before.rule.inGpa && before.rule.points > awarded.rule.points
        ? before.letter
        : awarded.letter
    case 'passing':
      return before && !before.rule.passes && awarded.rule.passes ? awarded.letter : undefined
  }
}

const daysOpen = 365

/** Whether a grade of a term that ended on `endsOn` can still be changed today; both are year-month-day. */
export const isInTime = (endsOn: string, today: string): boolean => daysBetween(endsOn, today) <= daysOpen

/** The chain of a grade has at most so many links, since its places have three digits. */
export const placeInChain = (place: number): string => String(place).padStart(3, '0')
