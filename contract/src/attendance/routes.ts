import {
  CalendarDay,
  daysBetween,
  LeaveId,
  line,
  MeetingId,
  MinuteOfDay,
  page,
  pageQuery,
  route,
  SectionId,
  StudentId,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import { Leave, LeaveState, NewLeave } from './leave.ts'
import {
  AttendancePolicy,
  AttendanceTally,
  Condonation,
  EligibilityLine,
  MeetingChange,
  MeetingDay,
  Register,
  RegisterMark,
} from './schema.ts'

const oneSection = z.strictObject({ sectionId: SectionId })
const oneRegister = z.strictObject({ sectionId: SectionId, meetingId: MeetingId })

export const listMeetings = route({
  name: 'listMeetings',
  summary: 'The meetings of a section by date, with how each register stands',
  action: 'attendance.read',
  method: 'GET',
  path: '/api/sections/:sectionId/meetings',
  params: oneSection,
  reply: z.object({ items: z.array(MeetingDay) }),
  problems: ['item.missing'],
})
export const readRegister = route({
  name: 'readRegister',
  summary: 'Who was there',
  action: 'attendance.read',
  method: 'GET',
  path: '/api/sections/:sectionId/registers/:meetingId',
  params: oneRegister,
  reply: Register,
  problems: ['item.missing', 'register.not-held'],
})
export const markRegister = route({
  name: 'markRegister',
  summary: 'Mark students present, late, absent, excused, on duty or ill; the last mark counts',
  action: 'attendance.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/registers/:meetingId/marks',
  params: oneRegister,
  body: z.strictObject({
    marks: z.array(RegisterMark.strict()).min(1, 'Mark at least one student').max(1000),
    /** Needed once the register has been submitted. */
    reason: line(200).optional(),
  }),
  reply: Register,
  problems: ['item.missing', 'register.not-held', 'register.submitted', 'register.cancelled'],
})
export const submitRegister = route({
  name: 'submitRegister',
  summary: 'Declare a register complete; whoever is unmarked was present',
  action: 'attendance.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/registers/:meetingId/submission',
  params: oneRegister,
  reply: Register,
  problems: ['item.missing', 'register.not-held', 'register.submitted', 'register.cancelled'],
})
export const readAttendance = route({
  name: 'readAttendance',
  summary: 'A student’s attendance, by section',
  action: 'attendance.read-own',
  method: 'GET',
  path: '/api/students/:studentId/attendance',
  params: z.strictObject({ studentId: StudentId }),
  reply: z.object({ items: z.array(AttendanceTally) }),
  problems: ['item.missing'],
})
export const readEligibility = route({
  name: 'readEligibility',
  summary: 'Who of a section may sit the examination, by attendance',
  action: 'attendance.read',
  method: 'GET',
  path: '/api/sections/:sectionId/eligibility',
  params: oneSection,
  reply: z.object({ policy: AttendancePolicy, lines: z.array(EligibilityLine) }),
  problems: ['item.missing'],
})
export const condoneShortage = route({
  name: 'condoneShortage',
  summary: 'Forgive a shortage of attendance, with a reason',
  action: 'attendance.condone',
  method: 'POST',
  path: '/api/sections/:sectionId/condonations',
  params: oneSection,
  body: z.strictObject({ studentId: StudentId, reason: Condonation.shape.reason }),
  status: 201,
  reply: EligibilityLine,
  problems: ['item.missing', 'attendance.not-condonable', 'attendance.condoned'],
})
export const addMeeting = route({
  name: 'addMeeting',
  summary: 'Add a meeting outside the timetable',
  action: 'attendance.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/meetings',
  params: oneSection,
  body: z
    .strictObject({
      date: CalendarDay,
      start: MinuteOfDay,
      end: MinuteOfDay,
      room: line(60).optional(),
    })
    .refine(({ start, end }) => start < end, { path: ['end'], message: 'The meeting ends after it begins' }),
  status: 201,
  reply: Register,
  problems: ['item.missing'],
})
/** Longer than any week or month that a page shows. */
const mostDays = 62

export const listMeetingChanges = route({
  name: 'listMeetingChanges',
  summary: 'What of my meetings is otherwise than the timetable says, by date',
  action: 'today.read',
  method: 'GET',
  path: '/api/meeting-changes',
  query: z
    .strictObject({ from: CalendarDay, to: CalendarDay })
    .refine(({ from, to }) => from <= to && daysBetween(from, to) < mostDays, {
      path: ['to'],
      message: `Choose a last day that is not before the first, at most ${mostDays} days in all`,
    }),
  reply: z.object({ items: z.array(MeetingChange) }),
})
export const cancelMeeting = route({
  name: 'cancelMeeting',
  summary: 'Say that a meeting is not held: it counts for nobody, and marks that were given go',
  action: 'attendance.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/registers/:meetingId/cancellation',
  params: oneRegister,
  body: z.strictObject({ reason: line(200) }),
  reply: Register,
  problems: ['item.missing', 'register.not-held'],
})
export const resumeMeeting = route({
  name: 'resumeMeeting',
  summary: 'Say that a meeting is held after all; its register begins anew',
  action: 'attendance.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/registers/:meetingId/resumption',
  params: oneRegister,
  reply: Register,
  problems: ['item.missing', 'register.not-held'],
})

const ofStudent = z.strictObject({ studentId: StudentId })
const oneLeave = z.strictObject({ studentId: StudentId, leaveId: LeaveId })

export const listLeaves = route({
  name: 'listLeaves',
  summary: 'The leave that a student has asked for, newest first',
  action: 'leave.read',
  method: 'GET',
  path: '/api/students/:studentId/leaves',
  params: ofStudent,
  reply: z.object({ items: z.array(Leave) }),
  problems: ['item.missing'],
})
export const askLeave = route({
  name: 'askLeave',
  summary: 'Ask to be away',
  action: 'leave.ask',
  method: 'POST',
  path: '/api/students/:studentId/leaves',
  params: ofStudent,
  body: NewLeave,
  status: 201,
  reply: Leave,
  problems: ['item.missing'],
})
export const withdrawLeave = route({
  name: 'withdrawLeave',
  summary: 'Take a request back that nobody has decided yet',
  action: 'leave.ask',
  method: 'POST',
  path: '/api/students/:studentId/leaves/:leaveId/withdrawal',
  params: oneLeave,
  reply: Leave,
  problems: ['item.missing', 'item.stale', 'leave.decided'],
})
export const watchLeaves = route({
  name: 'watchLeaves',
  summary: 'Requests for leave in one state, newest first',
  action: 'leave.watch',
  method: 'GET',
  path: '/api/leaves',
  query: z.strictObject({ ...pageQuery, state: LeaveState.default('asked') }),
  reply: page(Leave),
})
export const decideLeave = route({
  name: 'decideLeave',
  summary: 'Approve leave, which marks the registers of those days, or refuse it; the student reads the note',
  action: 'leave.decide',
  method: 'POST',
  path: '/api/students/:studentId/leaves/:leaveId/decision',
  params: oneLeave,
  body: z
    .strictObject({ decision: z.enum(['approved', 'refused']), note: line(300).optional() })
    .refine(({ decision, note }) => decision === 'approved' || note !== undefined, {
      path: ['note'],
      message: 'Say why; the student reads it',
    }),
  reply: Leave,
  problems: ['item.missing', 'item.stale', 'leave.decided'],
})
