import {
  CalendarDay,
  Instant,
  line,
  MeetingId,
  MinuteOfDay,
  SectionId,
  StudentId,
} from '@matricula/contract/kernel'
import { z } from 'zod'

/** Duty is away for the institution; medical is away with a certificate. What each counts as, the policy says. */
export const AttendanceState = z.enum(['present', 'late', 'absent', 'excused', 'duty', 'medical'])
export type AttendanceState = z.infer<typeof AttendanceState>

/** How many were what. */
const AttendanceCounts = z.object({
  present: z.int(),
  late: z.int(),
  absent: z.int(),
  excused: z.int(),
  duty: z.int(),
  medical: z.int(),
})

export const RegisterState = z.enum(['open', 'submitted', 'not-held'])
export type RegisterState = z.infer<typeof RegisterState>

/** One meeting on one day, with how its register stands. */
export const MeetingDay = z.object({
  meetingId: MeetingId,
  date: CalendarDay,
  start: MinuteOfDay,
  end: MinuteOfDay,
  room: z.string().optional(),
  /** Outside the timetable. */
  extra: z.boolean(),
  state: RegisterState,
  marked: z.int(),
  counts: AttendanceCounts,
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
  /** Why the meeting was not held. */
  reason: z.string().optional(),
  /** Of an extra meeting. */
  room: z.string().optional(),
  version: z.int().nonnegative(),
})
export type Register = z.infer<typeof Register>

export const AttendanceTally = AttendanceCounts.extend({ sectionId: SectionId })
export type AttendanceTally = z.infer<typeof AttendanceTally>

/** Hundredths of a per cent: 75 per cent is 7500. */
const Share = z.int().min(0).max(10_000)

const Away = z.enum(['left-out', 'attended'])

const most = { error: 'Write a share from 0 to 100 per cent' }
/** Of what is asked for, as an office enters it. */
const AskedShare = z.int(most).min(0, most).max(10_000, most)

/** The rule of how much must be attended, as data. */
export const AttendancePolicy = z
  .strictObject({
    /** In each section by itself: theory and practical are sections of their own. */
    minimum: AskedShare,
    /** Below this, a student is told to take care. */
    warnAt: AskedShare,
    /** Of all sections of a term together; absent where only each by itself is looked at. */
    aggregate: AskedShare.optional(),
    /** So many times late are one absence; 0 where late is as good as present. */
    latesPerAbsence: z.int('Write a whole number').min(0, 'Write 0 or more').max(20, 'At most 20'),
    /** Whether each kind of absence with a reason leaves the count or counts as attended. */
    excused: Away,
    duty: Away,
    medical: Away,
    /** How far down a shortage can be condoned, and by registrars of what. The lowest is the floor. */
    tiers: z
      .array(z.strictObject({ downTo: AskedShare, by: z.enum(['department', 'institution']) }))
      .max(6, 'At most six steps'),
  })
  .superRefine(({ minimum, warnAt, tiers }, context) => {
    const fault = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    if (warnAt < minimum) fault(['warnAt'], 'Not below the minimum: a warning comes before a shortage')
    for (const [place, { downTo }] of tiers.entries()) {
      const above = tiers[place - 1]?.downTo ?? minimum
      if (downTo >= above)
        fault(['tiers', place, 'downTo'], 'Each step is lower than the minimum and the step before')
    }
  })
export type AttendancePolicy = z.infer<typeof AttendancePolicy>

export const AttendanceStanding = z.object({
  /**
   * Safe; at risk, close to the minimum; short, but the rest of the term can make it good; condonable; condoned;
   * detained, below what anybody can condone.
   */
  state: z.enum(['safe', 'at-risk', 'short', 'condonable', 'condoned', 'detained']),
  /** Absent where nothing has been counted yet. */
  share: Share.optional(),
  attended: z.int(),
  counted: z.int(),
  /** Meetings that are still to come. */
  remaining: z.int(),
  minimum: Share,
  /** How many of those to come may be missed. */
  mayMiss: z.int(),
  /** How many of those to come must be attended; absent where even all of them do not suffice. */
  mustAttend: z.int().optional(),
})
export type AttendanceStanding = z.infer<typeof AttendanceStanding>

/** That a shortage was forgiven: by whom, why, and what it was then. */
export const Condonation = z.object({
  reason: line(300),
  by: z.string(),
  at: Instant,
  share: Share,
})
export type Condonation = z.infer<typeof Condonation>

export const EligibilityLine = AttendanceTally.omit({ sectionId: true }).extend({
  studentId: StudentId,
  name: z.string(),
  rollNumber: z.string(),
  standing: AttendanceStanding,
  eligible: z.boolean(),
  condonation: Condonation.optional(),
})
export type EligibilityLine = z.infer<typeof EligibilityLine>

/** A meeting that is otherwise than the timetable says: it was added, or it is not held. */
export const MeetingChange = MeetingDay.pick({
  meetingId: true,
  date: true,
  start: true,
  end: true,
  room: true,
}).extend({
  sectionId: SectionId,
  label: z.string(),
  title: z.string(),
  change: z.enum(['added', 'not-held']),
})
export type MeetingChange = z.infer<typeof MeetingChange>
