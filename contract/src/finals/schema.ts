import {
  CalendarDay,
  CourseId,
  GradeChangeId,
  Instant,
  line,
  SectionId,
  StudentId,
  TermId,
  Version,
} from '@matricula/contract/kernel'
import { GradeScheme } from '@matricula/contract/records'
import { z } from 'zod'

/**
 * Where the final grades of a section are: entered by those who teach, sent in, approved by somebody else, posted for
 * good, and then released to the students.
 */
export const RosterState = z.enum(['open', 'submitted', 'approved', 'posted', 'releasing', 'released'])
export type RosterState = z.infer<typeof RosterState>

/** A letter of the scheme, or a number where grades are percentages. */
const Grade = line(8)

/** The final grade of one student, as it is entered. The version counts its changes; 0 means never entered. */
export const FinalGrade = z.object({
  studentId: StudentId,
  grade: Grade.optional(),
  /** Why there is none; without it the grades cannot be sent in. */
  reason: line(200).optional(),
  version: z.int().nonnegative(),
  by: z.string().optional(),
  at: Instant.optional(),
})
export type FinalGrade = z.infer<typeof FinalGrade>

export const RosterLine = FinalGrade.extend({
  name: z.string(),
  rollNumber: z.string(),
  /** What stands on the record today, where it was released; it differs from `grade` after a change. */
  onRecord: z.string().optional(),
})
export type RosterLine = z.infer<typeof RosterLine>

export const RosterStep = z.object({
  step: z.enum(['submitted', 'returned', 'approved', 'posted', 'released']),
  by: z.string(),
  at: Instant,
  note: z.string().optional(),
})
export type RosterStep = z.infer<typeof RosterStep>

export const RosterMove = z.enum(['enter', 'submit', 'return', 'approve', 'post', 'release', 'change'])
export type RosterMove = z.infer<typeof RosterMove>

/** What whoever asks may do next, and where not, why. */
export const RosterOption = z.object({
  move: RosterMove,
  open: z.boolean(),
  why: z.enum(['not-now', 'not-yours', 'same-person', 'incomplete', 'differs', 'nobody']).optional(),
})
export type RosterOption = z.infer<typeof RosterOption>

/** What two people entered for one student, where it is not the same. */
export const GradeDifference = z.object({
  studentId: StudentId,
  first: FinalGrade.omit({ studentId: true }),
  second: FinalGrade.omit({ studentId: true }),
})
export type GradeDifference = z.infer<typeof GradeDifference>

/** Two people enter the same grades; neither sees those of the other until both are done. */
export const DoubleEntry = z.object({
  /** In the order in which they began, each with how many students they have settled. */
  entrants: z.array(z.object({ name: z.string(), settled: z.int() })).max(2),
  /** Whether both are done, so that the entries are compared. */
  compared: z.boolean(),
  differences: z.array(GradeDifference),
})
export type DoubleEntry = z.infer<typeof DoubleEntry>

export const FinalRoster = z.object({
  sectionId: SectionId,
  termId: TermId,
  courseId: CourseId,
  courseTitle: z.string(),
  code: z.string(),
  state: RosterState,
  /** 0 where nothing has been entered yet. */
  version: z.int().nonnegative(),
  scheme: z.object(GradeScheme.shape),
  lines: z.array(RosterLine),
  /** How many have neither a grade nor a reason. */
  missing: z.int(),
  steps: z.array(RosterStep),
  options: z.array(RosterOption),
  /** Absent where one entry suffices. */
  doubleEntry: DoubleEntry.optional(),
  /** SHA-256 in hex of what was posted, in the order of the students' ids. */
  checksum: z.string().optional(),
})
export type FinalRoster = z.infer<typeof FinalRoster>

export const EnteredGrade = z.strictObject({
  studentId: StudentId,
  grade: Grade.nullable(),
  reason: line(200).optional(),
  /** The version of the grade that was seen; without it the last one counts. */
  seen: z.int().nonnegative().optional(),
})
export type EnteredGrade = z.infer<typeof EnteredGrade>

/** One section in the list of a term. */
export const RosterSummary = z.object({
  sectionId: SectionId,
  courseId: CourseId,
  courseTitle: z.string(),
  code: z.string(),
  instructors: z.array(z.string()),
  state: RosterState,
  students: z.int(),
  missing: z.int(),
  at: Instant.optional(),
})
export type RosterSummary = z.infer<typeof RosterSummary>

/** Why a grade on the record becomes another. Each kind has its own rule for which of the two counts. */
export const GradeChangeKind = z.enum([
  'correction',
  'late-grade',
  'incomplete',
  'resit',
  'revaluation',
  'grace',
  'moderation',
])
export type GradeChangeKind = z.infer<typeof GradeChangeKind>

export const GradeChangeState = z.enum(['requested', 'approved', 'posted', 'rejected'])
export type GradeChangeState = z.infer<typeof GradeChangeState>

export const GradeChange = z.object({
  changeId: GradeChangeId,
  sectionId: SectionId,
  termId: TermId,
  courseId: CourseId,
  courseTitle: z.string(),
  code: z.string(),
  studentId: StudentId,
  studentName: z.string(),
  kind: GradeChangeKind,
  /** What stood on the record when it was asked for; nothing where there was no grade. */
  from: z.string().optional(),
  /** What was awarded. */
  to: Grade,
  /** What will stand on the record: the higher one after a resit, for example. */
  result: z.string(),
  reason: z.string(),
  state: GradeChangeState,
  steps: z.array(
    z.object({
      step: GradeChangeState,
      by: z.string(),
      at: Instant,
      note: z.string().optional(),
    }),
  ),
  version: Version,
})
export type GradeChange = z.infer<typeof GradeChange>

/** What else follows on the record, before anyone approves it. */
export const GradeEffects = z.object({
  term: z.object({ before: z.string().optional(), after: z.string().optional() }),
  cumulative: z.object({ before: z.string().optional(), after: z.string().optional() }),
  creditsEarned: z.object({ before: z.number(), after: z.number() }),
  passes: z.object({ before: z.boolean(), after: z.boolean() }),
})
export type GradeEffects = z.infer<typeof GradeEffects>

/** A grade that waits for work to be completed, until a day; then it becomes another. */
export const Incomplete = z.object({
  sectionId: SectionId,
  termId: TermId,
  courseId: CourseId,
  courseTitle: z.string(),
  code: z.string(),
  studentId: StudentId,
  studentName: z.string(),
  /** What stands on the record meanwhile. */
  grade: z.string(),
  dueOn: CalendarDay,
  lapsesTo: z.string(),
  extensions: z.array(z.object({ dueOn: CalendarDay, reason: z.string(), by: z.string(), at: Instant })),
  version: Version,
})
export type Incomplete = z.infer<typeof Incomplete>
