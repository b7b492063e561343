import {
  CalendarDay,
  Instant,
  MeetingId,
  MinuteOfDay,
  SectionId,
  StudentId,
} from '@matricula/contract/kernel'
import { z } from 'zod'

export const AttendanceState = z.enum(['present', 'late', 'absent', 'excused'])
export type AttendanceState = z.infer<typeof AttendanceState>

export const RegisterState = z.enum(['open', 'submitted', 'not-held'])
export type RegisterState = z.infer<typeof RegisterState>

/** One meeting on one day, with how its register stands. */
export const MeetingDay = z.object({
  meetingId: MeetingId,
  date: CalendarDay,
  start: MinuteOfDay,
  end: MinuteOfDay,
  room: z.string().optional(),
  state: RegisterState,
  marked: z.int(),
  counts: z.object({ present: z.int(), late: z.int(), absent: z.int(), excused: z.int() }),
})
export type MeetingDay = z.infer<typeof MeetingDay>

export const RegisterMark = z.object({
  studentId: StudentId,
  state: AttendanceState,
  note: z.string().max(200).optional(),
})
export type RegisterMark = z.infer<typeof RegisterMark>

export const Register = z.object({
  sectionId: SectionId,
  meetingId: MeetingId,
  state: RegisterState,
  marks: z.array(RegisterMark),
  markedBy: z.string().optional(),
  markedAt: Instant.optional(),
  version: z.int().nonnegative(),
})
export type Register = z.infer<typeof Register>

export const AttendanceTally = z.object({
  sectionId: SectionId,
  present: z.int(),
  late: z.int(),
  absent: z.int(),
  excused: z.int(),
})
export type AttendanceTally = z.infer<typeof AttendanceTally>
