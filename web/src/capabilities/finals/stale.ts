import {
  differenceSettled,
  doubleEntryChosen,
  gradeChangeMoved,
  gradeCutsKept,
  gradeReleased,
  gradesEntered,
  gradesMoved,
  incompleteExtended,
  listFinalGrades,
  listGradeChanges,
  listIncompletes,
  readFinalGrades,
  readGradeChange,
  readGradeCuts,
  reportGrades,
} from '@matricula/contract/finals'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const rosterOf = ({ sectionId }: { readonly sectionId?: string | undefined }) =>
  keyOf(readFinalGrades, { sectionId })

export const finalsStale: readonly StaleRule[] = [
  staleAfter(gradesEntered, (facts) => [rosterOf(facts)]),
  staleAfter(gradeCutsKept, ({ sectionId }) => [keyOf(readGradeCuts, { sectionId })]),
  staleAfter(doubleEntryChosen, (facts) => [rosterOf(facts)]),
  staleAfter(differenceSettled, (facts) => [rosterOf(facts)]),
  staleAfter(gradesMoved, ({ termId, ...facts }) => [
    rosterOf(facts),
    keyOf(listFinalGrades, { termId }),
    keyOf(reportGrades, { termId }),
  ]),
  staleAfter(incompleteExtended, () => [keyOf(listIncompletes)]),
  staleAfter(gradeReleased, () => [keyOf(listIncompletes)]),
  staleAfter(gradeChangeMoved, ({ changeId, ...facts }) => [
    rosterOf(facts),
    keyOf(listGradeChanges),
    keyOf(readGradeChange, { changeId }),
  ]),
]
