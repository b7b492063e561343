import {
  type EnteredGrade,
  type FinalRoster,
  type GradeCuts,
  type Proposal,
  proposalOf,
  type RosterLine,
} from '@matricula/contract/finals'
import type { CourseTotal } from '@matricula/contract/grading'
import type { ClassTotals } from '#capabilities/grading/index.ts'

export interface ProposedGrade extends Proposal {
  readonly line: RosterLine
  readonly total: CourseTotal | undefined
}

/** In the order of the roster. */
export const proposedIn = (
  { lines, scheme }: FinalRoster,
  totals: ClassTotals,
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
