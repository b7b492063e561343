import { type CourseTotal, type readGradebook, totalOf } from '@matricula/contract/grading'
import type { Reply } from '#platform/call.ts'

type Gradebook = Reply<typeof readGradebook>
type Values = Map<string, Gradebook['marks'][number]['value']>

/** What the marks of each student come to, by student; nothing for those of whom nothing counts yet. */
export type ClassTotals = ReadonlyMap<string, CourseTotal | undefined>

export function classTotals({ plan, assessments, marks }: Gradebook): ClassTotals {
  const own = new Map<string, Values>()
  for (const { studentId, assessmentId, value } of marks) {
    const values: Values = own.get(studentId) ?? new Map()
    own.set(studentId, values.set(assessmentId, value))
  }
  return new Map(
    [...own].map(([studentId, values]) => [
      studentId,
      totalOf(plan, assessments, ({ assessmentId }) => values.get(assessmentId)),
    ]),
  )
}
