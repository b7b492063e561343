import {
  CalendarDay,
  CourseId,
  Credits,
  HoldId,
  Instant,
  line,
  prose,
  SectionId,
  StudentId,
  TermId,
} from '@matricula/contract/kernel'
import { z } from 'zod'

export const EnrolmentState = z.enum(['enrolled', 'waiting', 'dropped', 'completed'])

/** One step by which a final grade came to be: what was posted, then a correction, grace, moderation, a resit. */
export const GradeStep = z.object({
  step: z.string(),
  /** What was awarded in this step. */
  grade: z.string(),
  /** What stood on the record after it. */
  result: z.string(),
  at: Instant,
  /** Of an incomplete: until when it is completed. */
  dueOn: CalendarDay.optional(),
})
export type GradeStep = z.infer<typeof GradeStep>

/** One student in one section. */
export const Enrolment = z.object({
  studentId: StudentId,
  sectionId: SectionId,
  termId: TermId,
  courseId: CourseId,
  courseTitle: z.string(),
  code: z.string(),
  credits: Credits,
  state: EnrolmentState,
  since: Instant,
  /** Of those who wait: the number of the ticket; lower numbers go first. */
  ticket: z.int().optional(),
  grade: z.string().max(8).optional(),
  /** Raw, grace, moderated and final, apart; absent where a grade came from elsewhere. */
  gradeSteps: z.array(GradeStep).optional(),
})
export type Enrolment = z.infer<typeof Enrolment>

/** A student on a roster. */
export const RosterEntry = z.object({
  studentId: StudentId,
  name: z.string(),
  rollNumber: z.string(),
  programmeId: z.string(),
  state: EnrolmentState,
  since: Instant,
  ticket: z.int().optional(),
})
export type RosterEntry = z.infer<typeof RosterEntry>

/**
 * One wish. Sections that belong together (a lecture and its laboratory) are enrolled as one, all or none.
 * `orWait` joins the waitlist where a seat is missing; `instead` drops those sections in the same step.
 */
export const RegistrationItem = z.discriminatedUnion('wish', [
  z.strictObject({
    wish: z.literal('enrol'),
    sectionIds: z.array(SectionId).min(1, 'Name at least one section').max(8),
    orWait: z.boolean().default(false),
    instead: z.array(SectionId).max(8).default([]),
  }),
  z.strictObject({
    wish: z.literal('drop'),
    sectionIds: z.array(SectionId).min(1, 'Name at least one section').max(8),
  }),
  z.strictObject({ wish: z.literal('leave-waitlist'), sectionIds: z.array(SectionId).min(1).max(8) }),
])
export type RegistrationItem = z.infer<typeof RegistrationItem>

export const RefusalCode = z.enum([
  'window-not-open',
  'window-closed',
  'window-paused',
  'section-closed',
  'section-cancelled',
  'hold',
  'already-enrolled',
  'already-waiting',
  'other-section-of-course',
  'seats-full',
  'others-waiting',
  'credit-limit',
  'time-clash',
  'prerequisite',
  'part-missing',
  'part-mixed',
  'parent-missing',
  'already-finished',
  'not-enrolled',
  'not-waiting',
  'student-not-active',
  'other-term',
])
export type RefusalCode = z.infer<typeof RefusalCode>

/** Why not: the rule, the facts it used, who can lift it and what to do next. Words come from the message catalogue. */
export const Refusal = z.object({
  code: RefusalCode,
  sectionId: SectionId.optional(),
  /** A whole sentence in English: what, why, who or how. */
  message: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Refusal = z.infer<typeof Refusal>

export const RegistrationOutcome = z.object({
  sectionIds: z.array(SectionId),
  outcome: z.enum(['enrolled', 'waiting', 'dropped', 'left-waitlist', 'refused']),
  /** The place in the line of those who wait, 1 is next. */
  place: z.int().optional(),
  refusals: z.array(Refusal),
})
export type RegistrationOutcome = z.infer<typeof RegistrationOutcome>

/** What decides at registration, as the student may see it. */
export const Standing = z.object({
  termId: TermId,
  credits: Credits,
  creditLimit: Credits,
  holds: z.int(),
  window: z.enum(['not-open', 'open', 'paused', 'closed']),
})
export type Standing = z.infer<typeof Standing>

/** Something that stops registration until it is released. */
export const Hold = z.object({
  holdId: HoldId,
  studentId: StudentId,
  reason: line(200),
  office: line(120),
  placedAt: Instant,
  placedBy: z.string(),
  note: prose(1000).optional(),
})
export type Hold = z.infer<typeof Hold>
