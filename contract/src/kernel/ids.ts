import { z } from 'zod'

/** An id that cannot be handed to the wrong parameter, and that cannot forge a key: letters, digits, - and _. */
const id = <Name extends string>(name: Name) =>
  z
    .string()
    .regex(/^[\w-]{1,64}$/, 'Use 1 to 64 letters, digits, hyphens or underscores')
    .brand(name)

export const UserId = id('UserId')
export const StudentId = id('StudentId')
export const ProgrammeId = id('ProgrammeId')
export const TermId = id('TermId')
export const DepartmentId = id('DepartmentId')
export const SubjectId = id('SubjectId')
export const CourseId = id('CourseId')
export const SectionId = id('SectionId')
/** The date of the meeting and its place among the meetings of that day: `2026-11-25-1`. */
export const MeetingId = id('MeetingId')
export const AssessmentId = id('AssessmentId')
export const HoldId = id('HoldId')
export const SessionId = id('SessionId')
export const ApiTokenId = id('ApiTokenId')
export const JobId = id('JobId')
export const LeaveId = id('LeaveId')
export const AnnouncementId = id('AnnouncementId')
export const GradeChangeId = id('GradeChangeId')
export const SavedCohortId = id('SavedCohortId')

export type UserId = z.infer<typeof UserId>
export type StudentId = z.infer<typeof StudentId>
export type ProgrammeId = z.infer<typeof ProgrammeId>
export type TermId = z.infer<typeof TermId>
export type DepartmentId = z.infer<typeof DepartmentId>
export type SubjectId = z.infer<typeof SubjectId>
export type CourseId = z.infer<typeof CourseId>
export type SectionId = z.infer<typeof SectionId>
export type MeetingId = z.infer<typeof MeetingId>
export type AssessmentId = z.infer<typeof AssessmentId>
export type HoldId = z.infer<typeof HoldId>
export type SessionId = z.infer<typeof SessionId>
export type ApiTokenId = z.infer<typeof ApiTokenId>
export type JobId = z.infer<typeof JobId>
export type LeaveId = z.infer<typeof LeaveId>
export type AnnouncementId = z.infer<typeof AnnouncementId>
export type GradeChangeId = z.infer<typeof GradeChangeId>
export type SavedCohortId = z.infer<typeof SavedCohortId>
