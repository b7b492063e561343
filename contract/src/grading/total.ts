import { z } from 'zod'
import { type MarkValue, partsOf } from './marks.ts'
import type { Category, GradebookPlan } from './plan.ts'
import type { Assessment } from './schema.ts'

/** How a student stands so far, in hundredths of a per cent: 8725 is 87.25 %. Extra credit may lead beyond 100 %. */
export const CourseTotal = z.object({
  hundredths: z.int(),
  /** Those of which something counts, in the order of the plan. */
  categories: z.array(z.object({ title: z.string(), weight: z.number(), hundredths: z.int() })),
})
export type CourseTotal = z.infer<typeof CourseTotal>

export type Weighed = Pick<Assessment, 'assessmentId' | 'outOf' | 'weight' | 'categoryId' | 'letters'>
type Rules = Pick<GradebookPlan, 'categories' | 'lateLoses' | 'missing'>

/** Shares are whole numbers out of so many, so that no sum of them rounds by accident. */
const whole = 100_000_000
const asHundredths = (share: number): number => Math.round((share * 10_000) / whole)

interface Counted {
  readonly share: number
  /** What the assessment is out of, in hundredths. */
  readonly outOf: number
}

/**
 * What counts so far, by weight. Excused and incomplete leave the sum; absent gains nothing, and so does missing unless the
 * plan lets it wait; late loses its part. Nothing is said while nothing that weighs is marked.
 */
export function totalOf<One extends Weighed>(
  rules: Rules,
  assessments: readonly One[],
  valueOf: (assessment: One) => MarkValue | null | undefined,
): CourseTotal | undefined {
  const parts = partsOfPlan(rules, assessments).flatMap(({ category, own }) => {
    const counted = own.flatMap((one) => countedOf(rules, one, valueOf(one)) ?? [])
    const share = shareOf(category, counted)
    return share === undefined ? [] : [{ category, share }]
  })
  const usual = parts.filter(({ category }) => !category.extra)
  const weight = sumOf(usual.map(({ category }) => Math.round(category.weight * 100)))
  if (weight === 0) return undefined
  const gained = sumOf(usual.map(({ category, share }) => Math.round(category.weight * 100) * share))
  const extra = sumOf(
    parts
      .filter(({ category }) => category.extra)
      .map(({ category, share }) => (category.weight * share) / 100),
  )
  return {
    hundredths: asHundredths(gained / weight + extra),
    categories:
      rules.categories.length === 0
        ? []
        : parts.map(({ category, share }) => ({
            title: category.title,
            weight: category.weight,
            hundredths: asHundredths(share),
          })),
  }
}

/** Without categories each assessment stands for itself. */
function partsOfPlan<One extends Weighed>({ categories }: Rules, assessments: readonly One[]) {
  if (categories.length > 0)
    return categories.map((category) => ({
      category,
      own: assessments.filter(({ categoryId }) => categoryId === category.categoryId),
    }))
  return assessments.map((one) => ({ category: alone(one), own: [one] }))
}

const alone = ({ assessmentId, weight }: Weighed): Category => ({
  categoryId: assessmentId,
  title: '',
  weight,
  dropLowest: 0,
  extra: false,
  evenly: true,
})

/** Points over points, or the mean of the shares; without the lowest ones, of which one always stays. */
function shareOf({ dropLowest, evenly }: Category, counted: readonly Counted[]): number | undefined {
  const kept = counted
    .toSorted((one, other) => one.share - other.share)
    .slice(Math.min(dropLowest, counted.length - 1))
  if (counted.length === 0) return undefined
  if (evenly) return Math.round(sumOf(kept.map(({ share }) => share)) / kept.length)
  const outOf = sumOf(kept.map((one) => one.outOf))
  return Math.round(sumOf(kept.map((one) => one.share * (one.outOf / outOf))))
}

function countedOf(rules: Rules, one: Weighed, value: MarkValue | null | undefined): Counted | undefined {
  const share = value === null || value === undefined ? undefined : worthOf(rules, one, value)
  return share === undefined ? undefined : { share, outOf: Math.round(one.outOf * 100) }
}

/** What a mark is worth, out of `whole`; nothing where it does not count. */
function worthOf({ lateLoses, missing }: Rules, one: Weighed, value: MarkValue): number | undefined {
  const parts = partsOf(value)
  switch (parts.kind) {
    case 'number': {
      const share = Math.round((Math.round(parts.number * 100) * whole) / Math.round(one.outOf * 100))
      return parts.late ? Math.round((share * (10_000 - Math.round(lateLoses * 100))) / 10_000) : share
    }
    case 'letter': {
      const found = one.letters?.find(({ letter }) => letter === parts.letter)
      return found && Math.round((found.percent * whole) / 100)
    }
    case 'word':
      return {
        absent: 0,
        missing: missing === 'zero' ? 0 : undefined,
        fail: 0,
        pass: whole,
        excused: undefined,
        incomplete: undefined,
      }[parts.word]
  }
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0)
