import type { Average } from '@matricula/contract/records'
import type { StandingOutcome } from '@matricula/contract/standing'
import { describe, expect, test } from 'vitest'
import { createDice } from '#server/demo/dice.ts'
import { builtInRules } from './built-in-policy.ts'
import { decideStanding, isWorse, type StandingFacts } from './rules.ts'

const builtInPolicy = { version: 0, ...builtInRules }

/** Points over credits, as the record sums them: 24 quality points in 12 credits are 2.0. */
const averageOf = (points: number, credits: number): Average => ({
  text: (points / credits).toFixed(2),
  value: Math.round((points * 1000) / credits),
  quality: points * 1000 * 4,
  quarters: credits * 4,
})

interface Case {
  readonly story: string
  /** Quality points and credits of the term, and of all terms. */
  readonly term: readonly [points: number, credits: number]
  readonly all: readonly [points: number, credits: number]
  readonly previous?: StandingOutcome
  readonly warned?: boolean
  readonly days?: number
  readonly outOf?: number
  readonly found: readonly [outcome: StandingOutcome, rule: string]
}

const factsOf = ({ term, all, previous, warned = false, days = 110, outOf = 4000 }: Case): StandingFacts => ({
  termAverage: term[1] === 0 ? undefined : averageOf(...term),
  average: all[1] === 0 ? undefined : averageOf(...all),
  scale: { outOf, digits: 2 },
  termAttempted: term[1],
  attempted: all[1],
  earned: all[1],
  previous,
  warnedBefore: warned,
  termDays: days,
})

/** The minimum: 1.7 below 16 credits attempted, 1.8 below 32, 1.9 below 48, then 2.0. */
const cases: readonly Case[] = [
  // 36 / 12 = 3.0
  { story: 'a good first term', term: [36, 12], all: [36, 12], found: ['good', 'at-the-minimum'] },
  // 20.4 / 12 = 1.7, the minimum exactly
  { story: 'exactly the minimum', term: [20.4, 12], all: [20.4, 12], found: ['good', 'at-the-minimum'] },
  // 20.3 / 12 = 1.6917
  { story: 'a hair below it', term: [20.3, 12], all: [20.3, 12], found: ['warning', 'first-time-below'] },
  // 28.7 / 16 = 1.794 < 1.8, though above 1.7
  {
    story: 'the minimum slides at 16',
    term: [28.7, 16],
    all: [28.7, 16],
    found: ['warning', 'first-time-below'],
  },
  // 28.8 / 16 = 1.8
  { story: 'and is met there', term: [28.8, 16], all: [28.8, 16], found: ['good', 'at-the-minimum'] },
  // 60.7 / 32 = 1.897 < 1.9
  { story: 'it slides at 32', term: [30, 16], all: [60.7, 32], found: ['warning', 'first-time-below'] },
  // 95.9 / 48 = 1.998 < 2.0
  { story: 'it slides at 48', term: [32, 16], all: [95.9, 48], found: ['warning', 'first-time-below'] },
  // 96 / 48 = 2.0
  { story: 'it is met at 48', term: [32, 16], all: [96, 48], found: ['good', 'at-the-minimum'] },
  {
    story: 'a warning is given once in a career',
    term: [20, 12],
    all: [84, 48],
    previous: 'good',
    warned: true,
    found: ['probation', 'below-again'],
  },
  {
    story: 'below after a warning',
    term: [20, 12],
    all: [40, 24],
    previous: 'warning',
    warned: true,
    found: ['probation', 'below-again'],
  },
  {
    story: 'recovered from probation',
    term: [40, 12],
    all: [80, 40],
    previous: 'probation',
    warned: true,
    found: ['good', 'at-the-minimum'],
  },
  // Term 24/12 = 2.0, all 60/36 = 1.67
  {
    story: 'probation goes on with a term at 2.0',
    term: [24, 12],
    all: [60, 36],
    previous: 'probation',
    warned: true,
    found: ['probation', 'probation-with-a-good-term'],
  },
  // Term 23.9/12 = 1.99
  {
    story: 'probation that is not met',
    term: [23.9, 12],
    all: [60, 36],
    previous: 'probation',
    warned: true,
    found: ['suspended-term', 'probation-not-met'],
  },
  // Term 11/12 = 0.92
  {
    story: 'a term below 1.0 suspends at once',
    term: [11, 12],
    all: [11, 12],
    found: ['suspended-term', 'term-below-one'],
  },
  {
    story: 'but not where less than six credits were attempted',
    term: [4, 5],
    all: [4, 5],
    found: ['warning', 'first-time-below'],
  },
  // All 96/48 = 2.0
  {
    story: 'nor where the whole is still at the minimum',
    term: [10, 12],
    all: [96, 48],
    found: ['good', 'at-the-minimum'],
  },
  {
    story: 'below after a term away',
    term: [20, 12],
    all: [60, 40],
    previous: 'suspended-term',
    warned: true,
    found: ['suspended-year', 'below-after-a-term-away'],
  },
  {
    story: 'below after a year away',
    term: [30, 12],
    all: [70, 40],
    previous: 'suspended-year',
    warned: true,
    found: ['dismissed', 'below-after-a-year-away'],
  },
  {
    story: 'reinstated, and below again',
    term: [20, 12],
    all: [70, 40],
    previous: 'reinstated',
    warned: true,
    found: ['dismissed', 'below-after-reinstatement'],
  },
  {
    story: 'reinstated, with a good term',
    term: [30, 12],
    all: [70, 40],
    previous: 'reinstated',
    warned: true,
    found: ['probation', 'probation-with-a-good-term'],
  },
  {
    story: 'nothing attempted keeps the standing',
    term: [0, 0],
    all: [60, 36],
    previous: 'probation',
    warned: true,
    found: ['probation', 'nothing-attempted'],
  },
  {
    story: 'nothing ever attempted is good',
    term: [0, 0],
    all: [0, 0],
    found: ['good', 'nothing-attempted'],
  },
  // Eight weeks: 4/6 = 0.67 in the summer, all 50/30 = 1.67
  {
    story: 'a summer does not hurt',
    term: [4, 6],
    all: [50, 30],
    previous: 'good',
    warned: true,
    days: 56,
    found: ['good', 'short-term'],
  },
  // 24/6 = 4.0, all 72/36 = 2.0
  {
    story: 'and may help',
    term: [24, 6],
    all: [72, 36],
    previous: 'probation',
    warned: true,
    days: 56,
    found: ['good', 'at-the-minimum'],
  },
  // Ten points: 5.0 of 10 is 2.0 of 4
  {
    story: 'half of ten points is 2.0',
    term: [80, 16],
    all: [240, 48],
    outOf: 10_000,
    found: ['good', 'at-the-minimum'],
  },
  // 239.9/48 = 4.998 of 10
  {
    story: 'a hair below half of ten points is not',
    term: [80, 16],
    all: [239.9, 48],
    outOf: 10_000,
    found: ['warning', 'first-time-below'],
  },
]

test.each(cases)('$story: $found', (one) => {
  const { outcome, ruleId } = decideStanding(builtInPolicy, factsOf(one))
  expect([outcome, ruleId]).toEqual(one.found)
})

describe('figures', () => {
  test('tell the minimum on the scale of the record', () => {
    const minimumOf = (outOf: number) =>
      decideStanding(
        builtInPolicy,
        factsOf({ story: '', term: [1, 1], all: [60, 48], outOf, found: ['good', ''] }),
      ).figures.minimum
    expect([minimumOf(4000), minimumOf(10_000), minimumOf(5000)]).toEqual(['2.00', '5.00', '2.50'])
  })
})

test('a better average never makes a worse standing', () => {
  const seed = Number(process.env['SEED'] ?? Date.now() % 100_000)
  process.stdout.write(`standing: seed ${seed}\n`)
  const dice = createDice(seed)
  const outcomes: StandingOutcome[] = ['good', 'warning', 'probation', 'suspended-term', 'suspended-year']
  for (let turn = 0; turn < 2000; turn += 1) {
    const credits = 1 + dice.below(18)
    const before = dice.below(100)
    const earlier = dice.below(4 * before + 1)
    const points = dice.below(4 * credits)
    const warned = dice.percent(50)
    const of = (more: number): Case => ({
      story: '',
      term: [points + more, credits],
      all: [earlier + points + more, before + credits],
      previous: outcomes[turn % 5] ?? 'good',
      warned,
      found: ['good', ''],
    })
    const worse = decideStanding(builtInPolicy, factsOf(of(0))).outcome
    const better = decideStanding(builtInPolicy, factsOf(of(1))).outcome
    expect(isWorse(better, worse), `${credits} ${points} ${before} ${earlier}`).toBe(false)
  }
})
