import type { Assessment, MarkValue } from '@matricula/contract/grading'

/**
 * How a student stands so far, 0 to 100: what is marked, by weight. Excused leaves the sum; absent and missing count as
 * nothing gained. Nothing is said while nothing that weighs is marked.
 */
export function totalOf(
  assessments: readonly Assessment[],
  valueOf: (assessment: Assessment) => MarkValue | null | undefined,
): number | undefined {
  const counted = assessments.flatMap((assessment) => {
    const value = valueOf(assessment)
    if (value === null || value === undefined || value === 'excused') return []
    const share = typeof value === 'number' ? value / assessment.outOf : 0
    return [{ weight: assessment.weight, gained: share * assessment.weight }]
  })
  const weight = counted.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return undefined
  return (counted.reduce((sum, one) => sum + one.gained, 0) / weight) * 100
}
