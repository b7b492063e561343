import { CourseId, line } from '@matricula/contract/kernel'
import { z } from 'zod'

/** Points are whole thousandths, so that no average ever rounds by accident: 3.7 is 3700, 87.5 per cent is 87500. */
export const Thousandths = z
  .int('Enter points with at most three digits after the point')
  .min(0, 'Points are not negative')
  .max(1_000_000, 'At most 1000 points')

/** What a grade is. Of these only a normal one, or an absence that counts as a failure, is part of a usual average. */
export const GradeKind = z.enum([
  'normal',
  'absent',
  'pass-fail',
  'incomplete',
  'withdrawn',
  'audit',
  'transfer',
])
export type GradeKind = z.infer<typeof GradeKind>

/** Whole thousandths of one hundred per cent: half of a class is 50000. */
const Share = z.int().min(0).max(100_000)

/** One letter and everything that it means. */
export const GradeRule = z.strictObject({
  letter: line(8),
  points: Thousandths,
  passes: z.boolean(),
  /** Whether it is part of the average. */
  inGpa: z.boolean(),
  attempted: z.boolean(),
  earned: z.boolean(),
  kind: GradeKind,
  /** Of those who pass, how many are expected to have it: ECTS describes its grades so. */
  share: Share.optional(),
})
export type GradeRule = z.infer<typeof GradeRule>

export const SchemeId = z.string().regex(/^[a-z0-9-]{1,32}$/, 'Use 1 to 32 small letters, digits and hyphens')

/** How grades become points, and how averages of them are told. */
export const GradeScheme = z
  .strictObject({
    schemeId: SchemeId,
    title: line(80),
    /** A percentage scheme reads numbers as grades; its letters say what is no number. */
    measure: z.enum(['letters', 'percentage']),
    outOf: Thousandths.min(1, 'The highest points are more than nothing'),
    /** Of a percentage scheme: what must be reached to pass. */
    passAt: Thousandths.optional(),
    /** What averages are called: GPA, or SGPA and CGPA. */
    names: z.enum(['gpa', 'sgpa']),
    digits: z.int().min(0).max(3, 'At most three digits'),
    rounding: z.enum(['truncate', 'half-up']),
    grades: z.array(GradeRule).min(1, 'A scheme needs a grade').max(60),
  })
  .superRefine(({ grades, outOf, measure, passAt }, context) => {
    const letters = grades.map(({ letter }) => letter.toUpperCase())
    for (const [place, { letter, points }] of grades.entries()) {
      if (letters.indexOf(letter.toUpperCase()) < place) {
        context.addIssue({
          code: 'custom',
          path: ['grades', place, 'letter'],
          message: 'This letter is there twice',
        })
      }
      if (points > outOf) {
        context.addIssue({
          code: 'custom',
          path: ['grades', place, 'points'],
          message: 'More than the highest points',
        })
      }
    }
    if (measure === 'percentage' && passAt === undefined) {
      context.addIssue({ code: 'custom', path: ['passAt'], message: 'Say what must be reached to pass' })
    }
  })
export type GradeScheme = z.infer<typeof GradeScheme>

/** What happens to the average when a course is taken again. Every attempt stays on the record. */
export const RepeatPolicy = z.strictObject({
  /** Which attempt counts. `average` counts their mean once; `all` counts each. */
  pick: z.enum(['last', 'highest', 'first', 'average', 'all']),
  /** So many attempts at a course are replaced, the earliest first; every further one counts. None: no limit. */
  maxReplacements: z.int().min(0).max(20).optional(),
  /** Whether a replaced attempt still counts in the average of its own term. */
  countsInTermGpa: z.boolean(),
  /** Whether credits stay earned where a later attempt that replaces a pass is failed. */
  keepsCredits: z.boolean(),
  /** Grades that never replace another, though they may count themselves. */
  neverReplace: z.array(GradeKind),
  /** Courses that are the same course under another number. */
  equivalents: z.array(z.array(CourseId).min(2, 'Name at least two courses').max(20)).max(500),
})
export type RepeatPolicy = z.infer<typeof RepeatPolicy>
