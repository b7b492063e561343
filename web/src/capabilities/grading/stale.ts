import {
  assessmentChanged,
  assessmentCreated,
  assessmentReleased,
  gradebookPlanned,
  marksEntered,
  readGradebook,
} from '@matricula/contract/grading'
import type { Reply } from '#platform/call.ts'
import { foldedAfter, type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'
import { withMarks } from './mark-rows.ts'

const keyOfGradebook = ({ sectionId }: { readonly sectionId?: string | undefined }) =>
  keyOf(readGradebook, { sectionId })
const gradebookOf = (facts: { readonly sectionId?: string | undefined }) => [keyOfGradebook(facts)]

/** The marks come with the event: a gradebook may hold 30,000 of them, so it is not read again for each one. */
const marksOver = foldedAfter(
  marksEntered,
  keyOfGradebook,
  (kept: Reply<typeof readGradebook>, { assessmentId, marks }, { actor, at }) => {
    if (assessmentId === undefined || marks === undefined) return undefined
    const newer = marks.map((mark) => ({ ...mark, assessmentId, by: actor.name, at }))
    return { ...kept, marks: withMarks(kept.marks, newer) }
  },
)

export const gradingStale: readonly StaleRule[] = [
  staleAfter(assessmentCreated, gradebookOf),
  staleAfter(assessmentChanged, gradebookOf),
  staleAfter(assessmentReleased, gradebookOf),
  staleAfter(gradebookPlanned, gradebookOf),
  marksOver,
]
