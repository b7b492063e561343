import {
  CalendarDay,
  event,
  Instant,
  MeetingId,
  SectionId,
  StudentId,
  TermId,
  UserId,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import { CheckInClaim } from './check-in.ts'
import { Leave } from './leave.ts'
import { RegisterMark } from './schema.ts'

const record = (facts: { sectionId: string }) => `SECTION#${facts.sectionId}`
const register = z.object({ sectionId: SectionId, meetingId: MeetingId, version: z.int() })

export const registerMarked = event(
  'register.marked',
  register.extend({ marks: z.array(RegisterMark), reason: z.string().optional() }),
  record,
)
/** `marks` are those that were filled in: whoever had none was present. */
export const registerSubmitted = event(
  'register.submitted',
  register.extend({ marks: z.array(RegisterMark).optional() }),
  record,
)
export const attendanceCondoned = event(
  'attendance.condoned',
  z.object({ sectionId: SectionId, studentId: StudentId, label: z.string(), studentName: z.string() }),
  record,
)
/** Whose day changes; each of them is told by themselves. */
const Concerned = z.object({ students: z.array(StudentId), teachers: z.array(UserId) })
export type Concerned = z.infer<typeof Concerned>
const ofDay = register.extend({ concerned: Concerned.optional() })
const meeting = ofDay.extend({ marks: z.array(RegisterMark.pick({ studentId: true })) })
/** Those who had a mark are named, since it counts for them no longer. */
export const meetingCancelled = event('meeting.cancelled', meeting.extend({ reason: z.string() }), record)
/** Asked for, approved, refused, withdrawn. */
export const leaveMoved = event(
  'leave.moved',
  Leave.pick({
    leaveId: true,
    studentId: true,
    studentName: true,
    kind: true,
    from: true,
    to: true,
    state: true,
  }),
  (facts) => `STUDENT#${facts.studentId}`,
)
export const meetingAdded = event('meeting.added', ofDay, record)
export const meetingResumed = event('meeting.resumed', ofDay, record)

/** One more register of a section is complete, or one less. */
export const followUpMoved = event(
  'follow-up.moved',
  z.object({ sectionId: SectionId, termId: TermId, teachers: z.array(UserId) }),
  record,
)
/** Told to each of those who teach; how many are missing, and since when. */
export const registersReminded = event(
  'registers.reminded',
  z.object({
    userId: UserId,
    sectionId: SectionId,
    label: z.string(),
    missing: z.int(),
    since: CalendarDay,
  }),
  (facts) => `TEACHER#${facts.userId}`,
)

const ofCheckIn = z.object({ sectionId: SectionId, meetingId: MeetingId })
/** Opened, or open for longer. */
export const checkInOpened = event('check-in.opened', ofCheckIn.extend({ closesAt: Instant }), record)
export const checkInClosed = event('check-in.closed', ofCheckIn, record)
export const checkInMade = event('check-in.made', ofCheckIn.extend(CheckInClaim.shape), record)
