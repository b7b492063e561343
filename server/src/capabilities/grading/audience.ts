import type {
  assessmentChanged,
  assessmentCreated,
  assessmentReleased,
  gradebookPlanned,
  markReleased,
  marksEntered,
} from '@matricula/contract/grading'
import { room } from '@matricula/contract/kernel'
import type { Audience } from '#platform/capability.ts'

/** Marks concern those who teach; a release concerns each student too, who is told of it alone by `mark.released`. */
export const gradingAudience = {
  'assessment.created': ({ sectionId }: Parameters<typeof assessmentCreated>[0]) => [room.section(sectionId)],
  'assessment.changed': ({ sectionId }: Parameters<typeof assessmentChanged>[0]) => [room.section(sectionId)],
  'assessment.released': ({ sectionId }: Parameters<typeof assessmentReleased>[0]) => [
    room.section(sectionId),
  ],
  'gradebook.planned': ({ sectionId }: Parameters<typeof gradebookPlanned>[0]) => [room.section(sectionId)],
  'marks.entered': ({ sectionId }: Parameters<typeof marksEntered>[0]) => [room.section(sectionId)],
  'mark.released': ({ studentId }: Parameters<typeof markReleased>[0]) => [room.student(studentId)],
} satisfies Audience
