import { AttendanceTally } from '@matricula/contract/attendance'
import { Enrolment } from '@matricula/contract/enrolment'
import { ReleasedMark } from '@matricula/contract/grading'
import { Credits, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'

export const RecordCourse = Enrolment.extend({
  marks: z.array(ReleasedMark),
  attendance: AttendanceTally.omit({ sectionId: true }).optional(),
})
export type RecordCourse = z.infer<typeof RecordCourse>

export const RecordTerm = z.object({
  termId: TermId,
  title: z.string(),
  credits: Credits,
  courses: z.array(RecordCourse),
})
export type RecordTerm = z.infer<typeof RecordTerm>

export const AcademicRecord = z.object({ terms: z.array(RecordTerm), creditsCompleted: Credits })
export type AcademicRecord = z.infer<typeof AcademicRecord>
