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
import { MarkValue } from './marks.ts'
import { Category } from './plan.ts'

/** A letter and the per cent that it is worth. */
export const LetterWorth = z.strictObject({
  letter: z.string().regex(/^\S{1,4}$/, 'Enter a letter of at most four characters'),
  percent: z.number('Enter a number from 0 to 100').min(0).max(100).multipleOf(0.01, 'At most two decimals'),
})
export type LetterWorth = z.infer<typeof LetterWorth>

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
  /** How it is marked: with numbers up to `outOf`, with letters, or as passed and failed. */
  kind: z.enum(['number', 'letters', 'pass-fail']).default('number'),
  /** What each letter is worth, the best first; of an assessment that is marked with letters. */
  letters: z.array(LetterWorth).max(30, 'At most 30 letters').optional(),
  /** Of the plan of the section. */
  categoryId: Category.shape.categoryId.optional(),
  released: z.boolean(),
  version: Version,
})
export type Assessment = z.infer<typeof Assessment>
const wishes = z.strictObject({
  title: Assessment.shape.title,
  outOf: Assessment.shape.outOf.multipleOf(0.01, 'At most two decimals'),
  weight: Assessment.shape.weight.multipleOf(0.01, 'At most two decimals'),
  dueOn: CalendarDay.optional(),
  kind: Assessment.shape.kind,
  letters: Assessment.shape.letters,
  categoryId: Assessment.shape.categoryId,
})
export const NewAssessment = wishes.superRefine(({ kind, letters = [] }, context) => {
  if (kind !== 'letters') return
  if (letters.length < 2)
    context.addIssue({ code: 'custom', path: ['letters'], message: 'Name at least two letters' })
  if (new Set(letters.map(({ letter }) => letter)).size < letters.length)
    context.addIssue({ code: 'custom', path: ['letters'], message: 'Name each letter once' })
})
/** How it is marked never changes, since its marks would mean something else. */
export const AssessmentChange = wishes
  .omit({ kind: true })
  .partial()
  .extend({
    version: Version,
    /** An empty one takes it out of its category. */
    categoryId: Category.shape.categoryId.or(z.literal('')).optional(),
  })

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
