import {
  CalendarDay,
  Instant,
  MeetingId,
  MinuteOfDay,
  route,
  SectionId,
  StudentId,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import { AttendanceState, Register } from './schema.ts'

/** The six digits on the teacher's screen: few enough to type, and they change before anybody can send them far. */
export const CheckInCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/, 'Type the six digits that show on the screen')

/** That a student said to be there. It is no mark: those who teach take it over, or do not. */
export const CheckInClaim = z.object({
  studentId: StudentId,
  at: Instant,
  /** The same for whoever used the same browser: a signal, no proof. */
  device: z.string().optional(),
})
export type CheckInClaim = z.infer<typeof CheckInClaim>

/** Self check-in of one meeting, as those who teach see it. */
export const CheckIn = z.object({
  sectionId: SectionId,
  meetingId: MeetingId,
  /** Until when it takes codes; absent where nobody has opened it. */
  closesAt: Instant.optional(),
  /** The server's time of this answer. */
  now: Instant,
  claims: z.array(CheckInClaim),
})
export type CheckIn = z.infer<typeof CheckIn>

/** The code that shows now and those that follow, so that a screen changes in time though the network is slow. */
export const CheckInCodes = z.object({
  now: Instant,
  closesAt: Instant.optional(),
  /** None while it is closed. */
  codes: z.array(z.object({ code: CheckInCode, from: Instant, until: Instant })),
})
export type CheckInCodes = z.infer<typeof CheckInCodes>

/** Self check-in of one meeting, as one student sees it. */
export const OwnCheckIn = z.object({
  sectionId: SectionId,
  meetingId: MeetingId,
  label: z.string(),
  title: z.string(),
  date: CalendarDay,
  start: MinuteOfDay,
  end: MinuteOfDay,
  open: z.boolean(),
  madeAt: Instant.optional(),
  /** What the register says of the student, once it does. */
  mark: AttendanceState.optional(),
})
export type OwnCheckIn = z.infer<typeof OwnCheckIn>

const oneRegister = z.strictObject({ sectionId: SectionId, meetingId: MeetingId })
const ownRegister = oneRegister.extend({ studentId: StudentId })

export const readCheckIn = route({
  name: 'readCheckIn',
  summary: 'Self check-in of a meeting: whether it is open, and who has checked in',
  action: 'attendance.mark',
  method: 'GET',
  path: '/api/sections/:sectionId/registers/:meetingId/check-in',
  params: oneRegister,
  reply: CheckIn,
  problems: ['item.missing', 'register.not-held'],
})
export const readCheckInCodes = route({
  name: 'readCheckInCodes',
  summary: 'The code to show to the class now, and those that follow within a minute',
  action: 'attendance.mark',
  method: 'GET',
  path: '/api/sections/:sectionId/registers/:meetingId/check-in/codes',
  params: oneRegister,
  reply: CheckInCodes,
  problems: ['item.missing', 'register.not-held'],
})
export const openCheckIn = route({
  name: 'openCheckIn',
  summary: 'Let students check in to a meeting of today by themselves, or for longer',
  action: 'attendance.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/registers/:meetingId/check-in',
  params: oneRegister,
  body: z.strictObject({
    minutes: z
      .int('Give whole minutes')
      .min(1, 'At least one minute')
      .max(180, 'At most 180 minutes')
      .default(10),
  }),
  reply: CheckIn,
  problems: [
    'item.missing',
    'register.not-held',
    'register.submitted',
    'register.cancelled',
    'check-in.other-day',
  ],
})
export const closeCheckIn = route({
  name: 'closeCheckIn',
  summary: 'Take no more codes; who has checked in stays known',
  action: 'attendance.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/registers/:meetingId/check-in/closure',
  params: oneRegister,
  reply: CheckIn,
  problems: ['item.missing', 'register.not-held'],
})
export const takeCheckIns = route({
  name: 'takeCheckIns',
  summary: 'Mark those who checked in and have no mark yet; marks that were given stay',
  action: 'attendance.mark',
  method: 'POST',
  path: '/api/sections/:sectionId/registers/:meetingId/check-in/taking',
  params: oneRegister,
  body: z.strictObject({
    /** Whoever checked in more than so many minutes after the beginning is late; without it nobody is. */
    lateAfter: z
      .int('Give whole minutes')
      .min(0, 'Give minutes after the beginning')
      .max(600, 'At most 600 minutes')
      .optional(),
    /** What becomes of those who neither checked in nor have a mark. */
    others: z.enum(['absent', 'unmarked'], 'Choose absent or unmarked').default('unmarked'),
  }),
  reply: Register,
  problems: ['item.missing', 'register.not-held', 'register.submitted', 'register.cancelled'],
})
export const readOwnCheckIn = route({
  name: 'readOwnCheckIn',
  summary: 'Whether a student can check in to a meeting now, and has',
  action: 'attendance.check-in',
  method: 'GET',
  path: '/api/students/:studentId/check-ins/:sectionId/:meetingId',
  params: ownRegister,
  reply: OwnCheckIn,
  problems: ['item.missing', 'register.not-held', 'check-in.stranger'],
})
export const checkIn = route({
  name: 'checkIn',
  summary: 'Say to be there, with the code that shows in the room; saying it again changes nothing',
  action: 'attendance.check-in',
  method: 'POST',
  path: '/api/students/:studentId/check-ins/:sectionId/:meetingId',
  params: ownRegister,
  body: z.strictObject({
    code: CheckInCode,
    /** What the browser calls itself, by chance and for good; it tells people apart who share one. */
    device: z
      .string()
      .regex(/^[\w-]{8,64}$/, 'Use 8 to 64 letters, digits, hyphens or underscores')
      .optional(),
  }),
  reply: OwnCheckIn,
  problems: ['item.missing', 'register.not-held', 'check-in.stranger', 'check-in.closed', 'request.too-many'],
})
