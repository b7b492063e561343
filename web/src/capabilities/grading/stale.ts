import {
  assessmentChanged,
  assessmentCreated,
  assessmentReleased,
  gradebookPlanned,
  marksEntered,
  readGradebook,
} from '@matricula/contract/grading'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const gradebookOf = ({ sectionId }: { readonly sectionId?: string | undefined }) => [
  keyOf(readGradebook, { sectionId }),
]

export const gradingStale: readonly StaleRule[] = [
  staleAfter(assessmentCreated, gradebookOf),
  staleAfter(assessmentChanged, gradebookOf),
  staleAfter(assessmentReleased, gradebookOf),
  staleAfter(gradebookPlanned, gradebookOf),
  staleAfter(marksEntered, gradebookOf),
]
