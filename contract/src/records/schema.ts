import { AttendanceStanding, AttendanceTally } from '@matricula/contract/attendance'
import { Enrolment } from '@matricula/contract/enrolment'
import { CourseTotal, ReleasedMark } from '@matricula/contract/grading'
import { CourseId, Credits, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { GradeScheme } from './scheme.ts'

/** Why a course counts in an average as it does. */
export const CountReason = z.enum([
  'counted',
  'averaged',
  'in-progress',
  'no-grade',
  'unknown-grade',
  'not-in-average',
  'incomplete',
  'withdrawn',
  'audit',
  'pass-fail',
  'transfer',
  'no-credits',
  'part',
  'replaced',
  'part-of-average',
  'other-scheme',
])
export type CountReason = z.infer<typeof CountReason>

/**
 * What one course contributes, in whole numbers: quality is points in thousandths times quarters of a credit. It may
 * count in the average of its own term and not, or otherwise, in the cumulative one.
 */
export const Counted = z.object({
  attempted: Credits,
  earned: Credits,
  points: z.int().optional(),
  quarters: z.int(),
  quality: z.int(),
  /** What it adds to the cumulative average: its quality, or that on another scale or as a mean; 0 where it does not count. */
  cumQuality: z.int(),
  termGpa: z.boolean(),
  cumGpa: z.boolean(),
  reason: CountReason,
  /** The attempt that took its place. */
  by: z.object({ termId: TermId, courseId: CourseId }).optional(),
})
export type Counted = z.infer<typeof Counted>

/**
 * An average: `quality / quarters` are thousandths of a point, exactly. `value` is that in thousandths as the policy
 * rounds or truncates it, `text` is how it is printed.
 */
export const Average = z.object({ text: z.string(), value: z.int(), quality: z.int(), quarters: z.int() })
export type Average = z.infer<typeof Average>

export const RecordCourse = Enrolment.extend({
  marks: z.array(ReleasedMark),
  /** What the released marks come to so far, by the plan of the section. */
  marksTotal: CourseTotal.optional(),
  attendance: AttendanceTally.omit({ sectionId: true }).optional(),
  /** By the rule of attendance, as of today; absent where nothing meets and nothing was counted. */
  attendanceStanding: AttendanceStanding.optional(),
  /** As of today, under the policy in force; in earlier averages it may have counted otherwise. */
  counted: Counted,
})
export type RecordCourse = z.infer<typeof RecordCourse>

/** Sums of a term, or of everything up to its end. Averages are absent where nothing counts. */
export const RecordTotals = z.object({
  attempted: z.number(),
  earned: z.number(),
  average: Average.optional(),
})
export type RecordTotals = z.infer<typeof RecordTotals>

export const RecordTerm = z.object({
  termId: TermId,
  title: z.string(),
  credits: z.number(),
  courses: z.array(RecordCourse),
  /** All sections of the term together, where the rule looks at them so. */
  attendanceStanding: AttendanceStanding.optional(),
  /** This term by itself: GPA or SGPA. */
  term: RecordTotals,
  /** From the first term to the end of this one, by what was known then: GPA or CGPA. */
  cumulative: RecordTotals,
})
export type RecordTerm = z.infer<typeof RecordTerm>

/** The scheme as a transcript explains it. */
export const RecordScheme = z.object(GradeScheme.shape).omit({ measure: true, passAt: true })

/** Newest term first. */
export const AcademicRecord = z.object({
  terms: z.array(RecordTerm),
  creditsCompleted: z.number(),
  /** Everything up to now. */
  totals: RecordTotals,
  scheme: RecordScheme,
  /** The versions of the rules of the record that were used. */
  policyVersions: z.array(z.int()),
})
export type AcademicRecord = z.infer<typeof AcademicRecord>

/** One line of the proof of an average. */
export const ProofLine = z.object({
  termId: TermId,
  termTitle: z.string(),
  courseId: CourseId,
  courseTitle: z.string(),
  grade: z.string().optional(),
  credits: Credits,
  counts: z.boolean(),
  counted: Counted,
})
export type ProofLine = z.infer<typeof ProofLine>

/** An average with everything that went into it and everything that did not, with the reason. */
export const AverageProof = z.object({
  of: z.enum(['term', 'cumulative']),
  termId: TermId,
  totals: RecordTotals,
  scheme: RecordScheme,
  lines: z.array(ProofLine),
})
export type AverageProof = z.infer<typeof AverageProof>
