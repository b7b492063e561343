import type { RepeatPolicy } from '@matricula/contract/records'
import { halfUp } from './averages.ts'
import { ruleOf } from './grade-reading.ts'
import type { Line } from './line.ts'

/** A course in a term; its sections, as a lecture and its laboratory, are one attempt. */
type Attempt = readonly Line[]

/** What repeated attempts at one course contribute; they are given in the order of time. */
export function settleRepeats(attempts: readonly Attempt[], policy: RepeatPolicy): Line[] {
  const eligible = attempts.filter((attempt) => attempt.some((line) => isOfAverage(line, policy)))
  const chosen = eligible.length > 1 ? chosenOf(eligible, policy) : undefined
  if (!chosen) return earnedOnce(attempts)
  const settled =
    policy.pick === 'average'
      ? averaged(attempts, { eligible, chosen, policy })
      : replaced(attempts, { eligible, chosen, policy })
  const place = attempts.indexOf(chosen)
  return earnedOnce(settled, policy.keepsCredits || policy.pick === 'average' ? undefined : place)
}

interface Choice {
  readonly eligible: readonly Attempt[]
  readonly chosen: Attempt
  readonly policy: RepeatPolicy
}

/** Counts, and has a grade of a kind that replaces and is replaced. */
function isOfAverage({ counted, enrolment, scheme }: Line, { neverReplace }: RepeatPolicy): boolean {
  const kind = ruleOf(scheme, enrolment.grade ?? '')?.kind
  return counted.cumGpa && kind !== undefined && !neverReplace.includes(kind)
}

function chosenOf(eligible: readonly Attempt[], { pick }: RepeatPolicy): Attempt | undefined {
  switch (pick) {
    case 'all':
      return undefined
    case 'first':
      return eligible[0]
    case 'last':
    case 'average':
      return eligible.at(-1)
    case 'highest':
      return eligible.reduce((best, one) => (isBetter(best, one) ? best : one))
  }
}

/** Compares means as fractions; of equal attempts the later one counts. */
function isBetter(one: Attempt, other: Attempt): boolean {
  const [first, second] = [sumsOf(one), sumsOf(other)]
  return first.quality * second.quarters > second.quality * first.quarters
}

const sumsOf = (lines: readonly Line[]): { quality: number; quarters: number } =>
  lines
    .filter(({ counted }) => counted.cumGpa)
    .reduce(
      (sums, { counted }) => ({
        quality: sums.quality + counted.cumQuality,
        quarters: sums.quarters + counted.quarters,
      }),
      { quality: 0, quarters: 0 },
    )

function replaced(attempts: readonly Attempt[], { eligible, chosen, policy }: Choice): Attempt[] {
  const others = eligible.filter((attempt) => attempt !== chosen)
  const out = new Set(others.slice(0, policy.maxReplacements ?? others.length))
  return attempts.map((attempt) =>
    out.has(attempt)
      ? leftOut(attempt, { chosen, policy, reason: 'replaced', termGpa: policy.countsInTermGpa })
      : attempt,
  )
}

/** The mean of all attempts, to the nearest thousandth of a point, counts once: in the place of the last. */
function averaged(attempts: readonly Attempt[], { eligible, chosen, policy }: Choice): Attempt[] {
  const sums = sumsOf(eligible.flatMap((attempt) => attempt.filter((line) => isOfAverage(line, policy))))
  const mean = halfUp(sums.quality, sums.quarters)
  return attempts.map((attempt) => {
    if (!eligible.includes(attempt)) return attempt
    if (attempt !== chosen) {
      return leftOut(attempt, { chosen, policy, reason: 'part-of-average', termGpa: true })
    }
    return attempt.map((line) => {
      if (!isOfAverage(line, policy)) return line
      const cumQuality = mean * line.counted.quarters
      return { ...line, counted: { ...line.counted, cumQuality, reason: 'averaged' } }
    })
  })
}

interface Left {
  readonly chosen: Attempt
  readonly policy: RepeatPolicy
  readonly reason: 'replaced' | 'part-of-average'
  readonly termGpa: boolean
}

function leftOut(attempt: Attempt, { chosen, policy, reason, termGpa }: Left): Attempt {
  const by = chosen[0] && { termId: chosen[0].term.termId, courseId: chosen[0].enrolment.courseId }
  return attempt.map((line) => {
    if (!isOfAverage(line, policy)) return line
    const counted = { ...line.counted, cumQuality: 0, cumGpa: false, termGpa, reason, ...(by && { by }) }
    return { ...line, counted }
  })
}

/** The credits of a course are earned once: in the first attempt that earns them, or in the one that is named. */
function earnedOnce(attempts: readonly Attempt[], only?: number): Line[] {
  const place = only ?? attempts.findIndex((attempt) => attempt.some(({ counted }) => counted.earned > 0))
  return attempts.flatMap((attempt, at) =>
    at === place ? attempt : attempt.map((line) => ({ ...line, counted: { ...line.counted, earned: 0 } })),
  )
}
