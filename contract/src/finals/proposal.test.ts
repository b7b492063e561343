import { describe, expect, test } from 'vitest'
import { firstCuts, proposalOf, WantedCuts } from './proposal.ts'

const rule = { attempted: true, earned: true, inGpa: true, kind: 'normal' } as const
const letters = {
  measure: 'letters',
  outOf: 4000,
  grades: [
    { ...rule, letter: 'A', points: 4000, passes: true },
    { ...rule, letter: 'B', points: 3000, passes: true },
    { ...rule, letter: 'C', points: 2000, passes: true },
    { ...rule, letter: 'F', points: 0, passes: false, earned: false },
    { ...rule, letter: 'W', points: 0, passes: false, earned: false, inGpa: false, kind: 'withdrawn' },
  ],
} as const satisfies Parameters<typeof firstCuts>[0]

const rules = {
  cuts: [
    { letter: 'A', from: 9000 },
    { letter: 'B', from: 6500 },
    { letter: 'C', from: 4000 },
  ],
  heads: [{ title: 'External', minimum: 3500 }],
}
const totalOf = (hundredths: number, external = 10_000) => ({
  hundredths,
  categories: [{ title: 'External', weight: 75, hundredths: external }],
})

test('a start is offered for every letter that passes, evenly', () => {
  expect(firstCuts(letters)).toEqual({
    cuts: [
      { letter: 'A', from: 9000 },
      { letter: 'B', from: 6500 },
      { letter: 'C', from: 4000 },
    ],
    heads: [],
    version: 0,
  })
})

describe('a total', () => {
  test.each([
    [10_250, { grade: 'A', failed: [] }],
    [9000, { grade: 'A', failed: [] }],
    [8999, { grade: 'B', failed: [], almost: 'A' }],
    [8900, { grade: 'B', failed: [], almost: 'A' }],
    [8899, { grade: 'B', failed: [] }],
    [4000, { grade: 'C', failed: [] }],
    [3950, { grade: 'F', failed: [], almost: 'C' }],
    [0, { grade: 'F', failed: [] }],
  ])('of %i hundredths of a per cent', (hundredths, expected) => {
    expect(proposalOf(rules, totalOf(hundredths), letters)).toEqual(expected)
  })
})

test('whoever misses a head fails, however high the total is', () => {
  expect(proposalOf(rules, totalOf(9500, 3499), letters)).toEqual({ grade: 'F', failed: ['External'] })
  expect(proposalOf(rules, totalOf(9500, 3500), letters)).toEqual({ grade: 'A', failed: [] })
})

test('where nothing counts yet nothing is proposed', () => {
  expect(proposalOf(rules, undefined, letters)).toEqual({ failed: [] })
})

test('where grades are percentages the total is the grade, a half going up', () => {
  const percentage = { ...letters, measure: 'percentage' } as const
  expect(firstCuts(percentage).cuts).toEqual([])
  expect(proposalOf({ cuts: [], heads: [] }, totalOf(6250), percentage)).toEqual({ grade: '63', failed: [] })
})

test('a letter that is there twice is named', () => {
  const cuts = [
    { letter: 'A', from: 8000 },
    { letter: 'A', from: 7000 },
  ]
  const parsed = WantedCuts.safeParse({ cuts, heads: [], version: 0 })
  expect(parsed.error?.issues).toMatchObject([{ path: ['cuts', 1, 'letter'] }])
})

test('cuts go down, and the one that does not is named', () => {
  const cuts = [
    { letter: 'A', from: 8000 },
    { letter: 'B', from: 8000 },
  ]
  const parsed = WantedCuts.safeParse({ cuts, heads: [], version: 0 })
  expect(parsed.error?.issues).toMatchObject([{ path: ['cuts', 1, 'from'] }])
})
