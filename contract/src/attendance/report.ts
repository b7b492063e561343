import { DepartmentId, route, SectionId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { AttendanceStanding } from './schema.ts'

/** A section in the report of a term. Whoever has left counts as long as they were marked. */
export const AttendanceReportLine = z.object({
  sectionId: SectionId,
  label: z.string(),
  title: z.string(),
  departmentId: DepartmentId,
  /** Students of whom anything was counted. */
  students: z.int(),
  /** What they attended of what was counted; absent where nothing was. */
  share: AttendanceStanding.shape.share,
  /** Students who still reach the minimum, but not by much; and those below it. */
  warned: z.int(),
  below: z.int(),
})
export type AttendanceReportLine = z.infer<typeof AttendanceReportLine>

export const reportAttendance = route({
  name: 'reportAttendance',
  summary: 'Attendance of a term, section by section, by course',
  action: 'attendance.follow',
  method: 'GET',
  path: '/api/terms/:termId/attendance-report',
  params: z.strictObject({ termId: TermId }),
  /** A registrar of a department names it, and is told of its sections. */
  query: z.strictObject({ departmentId: DepartmentId.optional() }),
  reply: z.object({
    minimum: AttendanceStanding.shape.minimum,
    share: AttendanceStanding.shape.share,
    items: z.array(AttendanceReportLine),
  }),
  problems: ['item.missing'],
})
