import {
  AssessmentId,
  CalendarDay,
  Instant,
  line,
  SectionId,
  StudentId,
  Version,
} from '@matricula/contract/kernel'
import { z } from 'zod'

/** Something that is marked. Marks stay drafts until it is released. */
export const Assessment = z.object({
  assessmentId: AssessmentId,
  sectionId: SectionId,
  title: line(80),
  outOf: z.number('Enter the highest mark').positive('Enter the highest mark').max(10_000),
  /** Its share of the whole, in per cent. */
  weight: z
    .number('Enter a number from 0 to 100')
    .min(0, 'Enter a number from 0 to 100')
    .max(100, 'Enter a number from 0 to 100'),
  dueOn: CalendarDay.optional(),
  released: z.boolean(),
  version: Version,
})
export type Assessment = z.infer<typeof Assessment>
export const NewAssessment = z.strictObject({
  title: Assessment.shape.title,
  outOf: Assessment.shape.outOf,
  weight: Assessment.shape.weight,
  dueOn: CalendarDay.optional(),
})
export const AssessmentChange = NewAssessment.partial().extend({ version: Version })

/** A number with at most two decimals, or one of the words for why there is none. */
export const MarkValue = z.union([
  z.number().min(0, 'A mark is not negative').max(10_000).multipleOf(0.01, 'At most two decimals'),
  z.enum(['absent', 'excused', 'missing']),
])
export type MarkValue = z.infer<typeof MarkValue>

/** One cell of the grid. The version counts its changes; 0 means never marked. */
export const Mark = z.object({
  assessmentId: AssessmentId,
  studentId: StudentId,
  value: MarkValue.nullable(),
  version: z.int().nonnegative(),
  /** Who changed it last, by name, and when; absent where nobody has. */
  by: z.string().optional(),
  at: Instant.optional(),
})
export type Mark = z.infer<typeof Mark>

/** A released mark, as the student sees it. */
export const ReleasedMark = z.object({
  assessmentId: AssessmentId,
  title: z.string(),
  outOf: z.number(),
  weight: z.number(),
  value: MarkValue.nullable(),
})
export type ReleasedMark = z.infer<typeof ReleasedMark>
