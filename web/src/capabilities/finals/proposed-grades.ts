import {
  type EnteredGrade,
  type FinalRoster,
  type GradeCuts,
  type Proposal,
  proposalOf,
  type RosterLine,
} from '@matricula/contract/finals'
import { type CourseTotal, type readGradebook, totalOf } from '@matricula/contract/grading'
import type { Reply } from '#platform/call.ts'

export interface ProposedGrade extends Proposal {
  readonly line: RosterLine
  readonly total: CourseTotal | undefined
}

type Gradebook = Reply<typeof readGradebook>
type Totals = ReadonlyMap<string, CourseTotal | undefined>

/** What the marks of each student come to; found once, however often the cuts are moved. */
export function totalsOf({ plan, assessments, marks }: Gradebook): Totals {
  const own = new Map<string, Map<string, Gradebook['marks'][number]['value']>>()
  for (const { studentId, assessmentId, value } of marks) {
    const values = own.get(studentId) ?? new Map<string, Gradebook['marks'][number]['value']>()
    own.set(studentId, values.set(assessmentId, value))
  }
  return new Map(
    [...own].map(([studentId, values]) => [
      studentId,
      totalOf(plan, assessments, ({ assessmentId }) => values.get(assessmentId)),
    ]),
  )
}

/** In the order of the roster. */
export const proposedIn = (
  { lines, scheme }: FinalRoster,
  totals: Totals,
  rules: Pick<GradeCuts, 'cuts' | 'heads'>,
): ProposedGrade[] =>
  lines.map((line) => {
    const total = totals.get(line.studentId)
    return { line, total, ...proposalOf(rules, total, scheme) }
  })

/** Those that are new: a grade or a reason that somebody entered stays, unless it is said to be replaced. */
export const toEnter = (proposed: readonly ProposedGrade[], replace: boolean): EnteredGrade[] =>
  proposed.flatMap(({ line, grade }) => {
    const entered = line.grade !== undefined || line.reason !== undefined
    if (grade === undefined || grade === line.grade || (entered && !replace)) return []
    return [{ studentId: line.studentId, grade, seen: line.version }]
  })
