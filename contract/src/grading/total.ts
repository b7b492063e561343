import { z } from 'zod'
import { byAmount, type Fraction, nothing, rounded, sumOf } from './fraction.ts'
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

/** A hundred per cent, in hundredths of a per cent. */
const whole = 10_000n

interface Counted {
  /** What was gained of what could be. */
  readonly share: Fraction
  /** What the assessment is out of, in hundredths. */
  readonly outOf: bigint
}

/**
 * What counts so far, by weight. Excused and incomplete leave the sum; absent gains nothing, and so does missing unless the
 * plan lets it wait; late loses its part. Nothing is said while nothing that weighs is marked.
 *
 * Marks, weights and parts lost have at most two decimals. All between them is exact; each number told is rounded once, at the
 * end, to the nearest hundredth of a per cent, a half going up.
 */
export function totalOf<One extends Weighed>(
  rules: Rules,
  assessments: readonly One[],
  valueOf: (assessment: One) => MarkValue | null | undefined,
): CourseTotal | undefined {
  const parts = partsOfPlan(rules, assessments).flatMap(({ category, own }) => {
    const counted = own.flatMap((one) => countedOf(rules, one, valueOf(one)) ?? [])
    const share = shareOf(category, counted)
    return share === undefined ? [] : [{ category, share, weight: hundredthsOf(category.weight) }]
  })
  const usual = parts.filter(({ category }) => !category.extra)
  const weight = usual.reduce((sum, part) => sum + part.weight, 0n)
  if (weight === 0n) return undefined
  const gained = sumOf(usual.map((part) => ({ ...part.share, over: part.share.over * part.weight })))
  const extra = parts
    .filter(({ category }) => category.extra)
    .map(({ share, weight: own }) => ({ over: share.over * own, under: share.under * whole }))
  return {
    hundredths: told(sumOf([{ over: gained.over, under: gained.under * weight }, ...extra])),
    categories:
      rules.categories.length === 0
        ? []
        : parts.map(({ category, share }) => ({
            title: category.title,
            weight: category.weight,
            hundredths: told(share),
          })),
  }
}

const told = ({ over, under }: Fraction): number => rounded({ over: over * whole, under })

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

/**
 * Points over points, or the mean of the shares; without the lowest ones, of which one always stays. Of two that are equally low
 * the earlier is left out first.
 */
function shareOf({ dropLowest, evenly }: Category, counted: readonly Counted[]): Fraction | undefined {
  if (counted.length === 0) return undefined
  const kept = withoutLowest(counted, Math.min(dropLowest, counted.length - 1))
  if (evenly) {
    const sum = sumOf(kept.map(({ share }) => share))
    return { over: sum.over, under: sum.under * BigInt(kept.length) }
  }
  const outOf = kept.reduce((sum, one) => sum + one.outOf, 0n)
  const points = sumOf(kept.map(({ share, outOf: own }) => ({ over: share.over * own, under: share.under })))
  return { over: points.over, under: points.under * outOf }
}

const withoutLowest = (counted: readonly Counted[], many: number): readonly Counted[] =>
  many === 0 ? counted : counted.toSorted((one, other) => byAmount(one.share, other.share)).slice(many)

function countedOf(rules: Rules, one: Weighed, value: MarkValue | null | undefined): Counted | undefined {
  const share = value === null || value === undefined ? undefined : worthOf(rules, one, value)
  return share && { share, outOf: outOfIn(one) }
}

/** What a mark is worth of the whole; nothing where it does not count. */
function worthOf({ lateLoses, missing }: Rules, one: Weighed, value: MarkValue): Fraction | undefined {
  const parts = partsOf(value)
  switch (parts.kind) {
    case 'number': {
      const kept = parts.late ? whole - hundredthsOf(lateLoses) : whole
      return { over: hundredthsOf(parts.number) * kept, under: outOfIn(one) * whole }
    }
    case 'letter': {
      const found = one.letters?.find(({ letter }) => letter === parts.letter)
      return found && { over: hundredthsOf(found.percent), under: whole }
    }
    case 'word':
      return {
        absent: nothing,
        missing: missing === 'zero' ? nothing : undefined,
        fail: nothing,
        pass: { over: 1n, under: 1n },
        excused: undefined,
        incomplete: undefined,
      }[parts.word]
  }
}

/** A number with two decimals as a whole one: the nearest, since 0.29 * 100 is a little less than 29. */
const hundredthsOf = (number: number): bigint => BigInt(Math.round(number * 100))

/** What was stored before two decimals were asked may be smaller than a hundredth. */
const outOfIn = ({ outOf }: Weighed): bigint => hundredthsOf(Math.max(0.01, outOf))
