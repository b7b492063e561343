import { AssessmentId } from '@matricula/contract/kernel'
import { describe, expect, test } from 'vitest'
import { lateMark, letterMark, type MarkValue, partsOf } from './marks.ts'
import type { Category, GradebookPlan } from './plan.ts'
import { totalOf, type Weighed } from './total.ts'

/** The same total by another way: reduced ratios, one mark after another, numbers read from their decimals. */
class Ratio {
  readonly top: bigint
  readonly bottom: bigint

  constructor(top: bigint, bottom = 1n) {
    const by = divisor(top < 0n ? -top : top, bottom)
    this.top = top / by
    this.bottom = bottom / by
  }
  plus(other: Ratio): Ratio {
    return new Ratio(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom)
  }
  times(other: Ratio): Ratio {
    return new Ratio(this.top * other.top, this.bottom * other.bottom)
  }
  by(other: Ratio): Ratio {
    return new Ratio(this.top * other.bottom, this.bottom * other.top)
  }
  less(other: Ratio): boolean {
    return this.top * other.bottom < other.top * this.bottom
  }
}

const divisor = (one: bigint, other: bigint): bigint =>
  other === 0n ? one || 1n : divisor(other, one % other)

/** Read as it is written, so that no multiplication of floating numbers comes between. */
function ratio(number: number): Ratio {
  const [units = '0', decimals = ''] = String(number).split('.')
  return new Ratio(BigInt(units + decimals), 10n ** BigInt(decimals.length))
}

const zero = new Ratio(0n)
const hundred = new Ratio(100n)
const added = (all: readonly Ratio[]): Ratio => all.reduce((sum, one) => sum.plus(one), zero)

type Rules = Pick<GradebookPlan, 'categories' | 'lateLoses' | 'missing'>
interface Case {
  readonly rules: Rules
  readonly assessments: readonly Weighed[]
  readonly marks: ReadonlyMap<string, MarkValue | null>
}

function expectedOf({ rules, assessments, marks }: Case): number | undefined {
  let weights = zero
  let gained = zero
  let extra = zero
  for (const { category, own } of groupsOf(rules, assessments)) {
    const share = meanOf(
      category,
      own.flatMap((one) => wonOf(rules, one, marks.get(one.assessmentId)) ?? []),
    )
    if (!share) continue
    const weight = ratio(category.weight).by(hundred)
    if (category.extra) extra = extra.plus(share.times(weight))
    else {
      weights = weights.plus(weight)
      gained = gained.plus(share.times(weight))
    }
  }
  if (weights.top === 0n) return undefined
  const { top, bottom } = gained.by(weights).plus(extra).times(new Ratio(10_000n))
  return Number(top / bottom) + ((top % bottom) * 2n >= bottom ? 1 : 0)
}

type Group = Pick<Category, 'weight' | 'dropLowest' | 'extra' | 'evenly'>

const groupsOf = ({ categories }: Rules, all: readonly Weighed[]): { category: Group; own: Weighed[] }[] =>
  categories.length === 0
    ? all.map((one) => ({
        category: { weight: one.weight, dropLowest: 0, extra: false, evenly: true },
        own: [one],
      }))
    : categories.map((category) => ({
        category,
        own: all.filter(({ categoryId }) => categoryId === category.categoryId),
      }))

interface Won {
  readonly share: Ratio
  readonly outOf: Ratio
}

function wonOf(rules: Rules, one: Weighed, value: MarkValue | null | undefined): Won | undefined {
  const share = value === null || value === undefined ? undefined : shareOf(rules, one, value)
  return share && { share, outOf: ratio(one.outOf) }
}

function shareOf(rules: Rules, one: Weighed, value: MarkValue): Ratio | undefined {
  const parts = partsOf(value)
  if (parts.kind === 'number') {
    const lost = parts.late ? ratio(rules.lateLoses).by(hundred) : zero
    const kept = new Ratio(lost.bottom - lost.top, lost.bottom)
    return ratio(parts.number).by(ratio(one.outOf)).times(kept)
  }
  if (parts.kind === 'letter') {
    const percent = one.letters?.find(({ letter }) => letter === parts.letter)?.percent
    return percent === undefined ? undefined : ratio(percent).by(hundred)
  }
  if (parts.word === 'pass') return new Ratio(1n)
  const gainNothing = new Set(['absent', 'fail', ...(rules.missing === 'zero' ? ['missing'] : [])])
  return gainNothing.has(parts.word) ? zero : undefined
}

function meanOf({ dropLowest, evenly }: Group, won: Won[]): Ratio | undefined {
  if (won.length === 0) return undefined
  const kept = [...won]
  for (let left = dropLowest; left > 0 && kept.length > 1; left -= 1) {
    const [first] = kept
    const lowest = kept.reduce((low, one) => (one.share.less(low?.share ?? one.share) ? one : low), first)
    kept.splice(
      kept.findIndex((one) => one === lowest),
      1,
    )
  }
  if (evenly) return added(kept.map(({ share }) => share)).by(new Ratio(BigInt(kept.length)))
  return added(kept.map(({ share, outOf }) => share.times(outOf))).by(added(kept.map(({ outOf }) => outOf)))
}

/** The same numbers for the same seed. */
function chanceFrom(seed: number) {
  let state = seed
  const below = (many: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % many
  }
  return { below, oneOf: <T>(...all: readonly [T, ...T[]]): T => all[below(all.length)] ?? all[0] }
}
type Chance = ReturnType<typeof chanceFrom>

const letters = [
  { letter: 'A', percent: 91.25 },
  { letter: 'B', percent: 66.67 },
  { letter: 'C', percent: 33.33 },
]

function someCase(chance: Chance): Case {
  const { below, oneOf } = chance
  const categories = Array.from({ length: below(5) }, (_, place) => ({
    categoryId: `category-${place}`,
    title: `Category ${place}`,
    weight: below(10_001) / 100,
    dropLowest: oneOf(0, 0, 1, 2, 20),
    extra: below(4) === 0,
    evenly: below(2) === 0,
  }))
  const assessments = Array.from({ length: 1 + below(12) }, (_, place) => ({
    assessmentId: AssessmentId.parse(`assessment-${place}`),
    outOf: oneOf(3, 7, 10, 10, 100, 0.01, 9_999.99, (1 + below(100_000)) / 100),
    weight: below(10_001) / 100,
    categoryId: oneOf(...([undefined, ...categories.map(({ categoryId }) => categoryId)] as const)),
    letters,
  }))
  return {
    rules: {
      categories,
      lateLoses: oneOf(0, 10, 33.33, 100, below(10_001) / 100),
      missing: oneOf('zero', 'waits'),
    },
    assessments,
    marks: new Map(assessments.map(({ assessmentId, outOf }) => [assessmentId, someMark(chance, outOf)])),
  }
}

function someMark({ below, oneOf }: Chance, outOf: number): MarkValue | null {
  const number = below(Math.round(outOf * 100) + 1) / 100
  if (below(2) === 0) return number
  const word = oneOf('absent', 'excused', 'missing', 'incomplete', 'pass', 'fail')
  return oneOf<MarkValue | null>(number, lateMark(number), letterMark(oneOf('A', 'B', 'C')), word, null)
}

test('a total is what exact ratios make of it, whatever the plan and the marks', () => {
  const seed = Number(process.env['MATRICULA_SEED'] ?? Date.now() % 2 ** 31)
  const chance = chanceFrom(seed)
  for (let place = 0; place < 4000; place += 1) {
    const one = someCase(chance)
    const total = totalOf(one.rules, one.assessments, ({ assessmentId }) => one.marks.get(assessmentId))
    const story = `seed ${seed}, case ${place}: ${JSON.stringify({ ...one, marks: [...one.marks] })}`
    expect(total?.hundredths, story).toBe(expectedOf(one))
  }
})

describe('by hand', () => {
  const rules: Rules = { categories: [], lateLoses: 50.01, missing: 'zero' }
  const weighing = (...all: readonly (readonly [outOf: number, weight: number])[]): Weighed[] =>
    all.map(([outOf, weight], place) => ({ assessmentId: AssessmentId.parse(`${place}`), outOf, weight }))

  test('a half that is a half goes up: 5 of 10, of which 49.99 % are kept, is 24.995 %', () => {
    expect(totalOf(rules, weighing([10, 100]), () => lateMark(5))?.hundredths).toBe(2500)
  })

  test('five sixths are no less than they are', () => {
    // 5/6 of 0.03 % is 0.025 %, which goes up to 0.03 %.
    const all = weighing([6, 0.03], [10, 99.97])
    expect(totalOf(rules, all, ({ outOf }) => (outOf === 6 ? 5 : 0))?.hundredths).toBe(3)
  })

  test('thirds and a seventh', () => {
    // (1/3 + 1/3 + 1/3 + 1/7) / 4 = 28.5714 %
    expect(totalOf(rules, weighing([3, 25], [3, 25], [3, 25], [7, 25]), () => 1)?.hundredths).toBe(2857)
  })
})

test('an assessment that was stored as out of next to nothing breaks no total', () => {
  const tiny = [{ assessmentId: AssessmentId.parse('tiny'), outOf: 0.001, weight: 10 }]
  const rules = { categories: [], lateLoses: 0, missing: 'zero' as const }
  expect(totalOf(rules, tiny, () => 0)?.hundredths).toBe(0)
})
