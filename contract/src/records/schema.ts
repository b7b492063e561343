import { AttendanceTally } from '@matricula/contract/attendance'
import { Enrolment } from '@matricula/contract/enrolment'
import { AssessmentId, Credits, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'

/** A released mark, as the student sees it. */
export const ReleasedMark = z.object({
  assessmentId: AssessmentId,
  title: z.string(),
  outOf: z.number(),
  value: z.union([z.number(), z.string()]).nullable(),
})

export const RecordCourse = Enrolment.extend({
  marks: z.array(ReleasedMark),
  attendance: AttendanceTally.omit({ sectionId: true }).optional(),
})

export const RecordTerm = z.object({
  termId: TermId,
  title: z.string(),
  credits: Credits,
  courses: z.array(RecordCourse),
})

export const AcademicRecord = z.object({ terms: z.array(RecordTerm), creditsCompleted: Credits })
export type AcademicRecord = z.infer<typeof AcademicRecord>
