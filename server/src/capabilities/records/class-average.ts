import type { Average, GradeScheme } from '@matricula/contract/records'
import { averageOf } from './averages.ts'
import { ruleOf } from './grade-reading.ts'

/** One credit for each student: sums are of quarters of a credit everywhere. */
const quartersEach = 4

/** The average of a whole class, each student alike; grades that are in no average, or unknown, are left out. */
export function averageOfCounts(
  counts: Iterable<readonly [grade: string, count: number]>,
  scheme: GradeScheme,
): Average | undefined {
  const sums = { quality: 0, quarters: 0 }
  for (const [grade, count] of counts) {
    const rule = ruleOf(scheme, grade)
    if (!rule?.inGpa) continue
    sums.quality += rule.points * count * quartersEach
    sums.quarters += count * quartersEach
  }
  return averageOf(sums, scheme)
}
