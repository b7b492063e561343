import { line, Version } from '@matricula/contract/kernel'
import { z } from 'zod'

const percent = z
  .number('Enter a number from 0 to 100')
  .min(0, 'Enter a number from 0 to 100')
  .max(100, 'Enter a number from 0 to 100')
  .multipleOf(0.01, 'At most two decimals')

/** Assessments that count together, such as quizzes. */
export const Category = z.strictObject({
  categoryId: z.string().regex(/^[\w-]{1,26}$/, 'Use letters, digits and hyphens'),
  title: line(60),
  /** Its share of the whole, in per cent. */
  weight: percent,
  /** So many of the lowest marks are left out; one always counts. */
  dropLowest: z.int('Enter a whole number').min(0, 'Enter 0 or more').max(20, 'At most 20'),
  /** Its weight comes on top of the hundred. */
  extra: z.boolean(),
  /** Each assessment counts the same, whatever it is out of. */
  evenly: z.boolean(),
})
export type Category = z.infer<typeof Category>

const rules = z.strictObject({
  /** None means that each assessment has its own weight. */
  categories: z.array(Category).max(20, 'At most 20 categories'),
  /** Per cent of a mark that is taken away where it is late. */
  lateLoses: percent,
  /** What is missing gains nothing, or is not counted before it is there. */
  missing: z.enum(['zero', 'waits']),
})

/** How marks become one number. Version 0 is what holds before anyone has said. */
export const GradebookPlan = rules.extend({ version: z.int().nonnegative() })
export type GradebookPlan = z.infer<typeof GradebookPlan>

export const initialPlan: Omit<GradebookPlan, 'version'> = { categories: [], lateLoses: 0, missing: 'zero' }

/** A plan as it is sent: the weights of what is no extra add up to a hundred. */
export const WantedPlan = rules
  .extend({ version: Version.or(z.literal(0)) })
  .superRefine(({ categories }, context) => {
    const fault = (path: PropertyKey[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    const titles = new Set<string>()
    for (const [place, { title }] of categories.entries()) {
      const name = title.toLocaleLowerCase()
      if (titles.has(name)) fault(['categories', place, 'title'], `There are two categories called ${title}`)
      titles.add(name)
    }
    const hundredths = categories.reduce(
      (sum, one) => sum + (one.extra ? 0 : Math.round(one.weight * 100)),
      0,
    )
    if (categories.length > 0 && hundredths !== 10_000)
      fault(['categories'], `The weights add up to ${hundredths / 100} %; make them 100`)
  })
