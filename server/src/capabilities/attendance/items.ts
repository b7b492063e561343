import {
  AttendanceState,
  CheckInClaim,
  Condonation,
  Leave,
  RegisterState,
} from '@matricula/contract/attendance'
import { Instant, MeetingId, SectionId, StudentId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

export const StoredRegister = z.object({
  sectionId: SectionId,
  meetingId: MeetingId,
  state: RegisterState,
  marks: z.record(StudentId, AttendanceState),
  /** Apart from the marks, since few have one; an empty note is none. */
  notes: z.record(StudentId, z.string()),
  /** Why the meeting was not held. */
  reason: z.string().optional(),
  /** Of an extra meeting; others are where the timetable says. */
  room: z.string().optional(),
  markedBy: z.string(),
  markedAt: Instant,
  version: z.int().positive(),
})
export type StoredRegister = z.infer<typeof StoredRegister>

/** One item for a meeting: a class is marked in one write, and read in one. */
export const registerItem = itemKind({
  name: 'Register',
  table: 'enrolments',
  reads: ['one register: get', 'the registers of a section by date: query begins MEET#'],
  schema: StoredRegister,
  pk: 'SEC#{sectionId}',
  sk: 'MEET#{meetingId}',
  deflates: ['marks', 'notes'],
})

/** One number for each student, under `of:` and the student's id; `tally-counts.ts` reads it. */
export const summaryItem = itemKind({
  name: 'AttendanceSummary',
  table: 'enrolments',
  reads: ['a student’s attendance: one batch get over the student’s sections'],
  schema: z.looseObject({
    sectionId: SectionId,
    /** Ids of meetings that are not held, and of those outside the timetable. */
    cancelled: z.set(z.string()).optional(),
    extra: z.set(z.string()).optional(),
  }),
  pk: 'SEC#{sectionId}',
  sk: 'ATTSUM',
})

/** Which registers of a section are complete, apart from the summary, which every mark writes. */
export const followUpItem = itemKind({
  name: 'RegisterFollowUp',
  table: 'enrolments',
  reads: ['sections whose registers are missing: one batch get with their summaries'],
  schema: z.object({
    sectionId: SectionId,
    submitted: z.set(z.string()).optional(),
    remindedAt: Instant.optional(),
  }),
  pk: 'SEC#{sectionId}',
  sk: 'FOLLOWUP',
})

export const leaveItem = itemKind({
  name: 'Leave',
  table: 'enrolments',
  reads: [
    'one: get',
    'those of a student: query begins LEAVE#',
    'those in one state, newest first: query g1',
  ],
  schema: Leave,
  pk: 'STU#{studentId}',
  sk: 'LEAVE#{leaveId}',
  g1: ['LEAVES#{state}', '{at}#{leaveId}'],
})

export const condonationItem = itemKind({
  name: 'Condonation',
  table: 'enrolments',
  reads: ['with a student’s attendance: the same batch get', 'those of a section: query begins COND#'],
  schema: Condonation.extend({ sectionId: SectionId, studentId: StudentId }),
  pk: 'SEC#{sectionId}',
  sk: 'COND#{studentId}',
})

/** That students may check in to a meeting by themselves. Read by each of them, written by those who teach alone. */
export const checkInItem = itemKind({
  name: 'CheckIn',
  table: 'enrolments',
  reads: ['each check-in, each code shown: get', 'a student’s day: batch get'],
  schema: z.object({
    sectionId: SectionId,
    meetingId: MeetingId,
    /** What the codes are made from; it never leaves the server. */
    secret: z.string(),
    closesAt: Instant,
    version: z.int().positive(),
  }),
  pk: 'SEC#{sectionId}',
  sk: 'CHECKIN#{meetingId}',
})

/** One for each student, so that a full hall that checks in at once writes five hundred items once and none twice. */
export const claimItem = itemKind({
  name: 'CheckInClaim',
  table: 'enrolments',
  reads: ['of one student: get', 'those of a meeting: query begins CLAIM#', 'a student’s day: batch get'],
  schema: CheckInClaim.extend({ sectionId: SectionId, meetingId: MeetingId }),
  pk: 'SEC#{sectionId}',
  sk: 'CLAIM#{meetingId}#{studentId}',
})
