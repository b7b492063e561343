import { AssessmentId, event, SectionId, StudentId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { Mark } from './schema.ts'

const record = (facts: { sectionId: string }) => `SECTION#${facts.sectionId}`
const assessment = z.object({ sectionId: SectionId, assessmentId: AssessmentId, title: z.string() })

export const assessmentCreated = event('assessment.created', assessment, record)
export const assessmentChanged = event('assessment.changed', assessment, record)
export const assessmentReleased = event('assessment.released', assessment, record)
/** How marks become one number in this section. */
export const gradebookPlanned = event(
  'gradebook.planned',
  z.object({ sectionId: SectionId, version: z.int() }),
  record,
)
/** Teaching staff only: marks are drafts until they are released. */
export const marksEntered = event(
  'marks.entered',
  assessment.extend({ marks: z.array(Mark.pick({ studentId: true, value: true, version: true })) }),
  record,
)
/** To each student by itself, so that nobody learns who else sits in the section. The mark is read by the route. */
export const markReleased = event(
  'mark.released',
  assessment.extend({ studentId: StudentId }),
  (facts) => `STUDENT#${facts.studentId}`,
)
