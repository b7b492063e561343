import {
  gradeChangeMoved,
  gradesEntered,
  gradesMoved,
  listFinalGrades,
  listGradeChanges,
  readFinalGrades,
  readGradeChange,
} from '@matricula/contract/finals'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const rosterOf = ({ sectionId }: { readonly sectionId?: string | undefined }) =>
  keyOf(readFinalGrades, { sectionId })

export const finalsStale: readonly StaleRule[] = [
  staleAfter(gradesEntered, (facts) => [rosterOf(facts)]),
  staleAfter(gradesMoved, ({ termId, ...facts }) => [rosterOf(facts), keyOf(listFinalGrades, { termId })]),
  staleAfter(gradeChangeMoved, ({ changeId, ...facts }) => [
    rosterOf(facts),
    keyOf(listGradeChanges),
    keyOf(readGradeChange, { changeId }),
  ]),
]
