import { describe, expect, test } from 'vitest'
import { renewalOf, restAfter } from './renewal-rules.ts'

const hour = 3_600_000
const minutes = (millis: number): number => millis / 60_000

describe('a certificate is renewed when less than a third of its life remains', () => {
  test.each([
    ['of 90 days, after 60', 90 * 24, 0, 60 * 24],
    ['of 90 days, by chance up to 3 days later', 90 * 24, 1, 63 * 24],
    ['of 6 days, after 4', 6 * 24, 0, 4 * 24],
    ['of an hour that began long ago, after 40 minutes', 1, 0, 2 / 3],
  ])('%s', (_, hours, chance, expected) => {
    const from = Date.parse('2027-01-01T00:00:00Z')
    const renewal = renewalOf({ from, until: from + hours * hour }, chance)
    expect((renewal - from) / hour).toBeCloseTo(expected, 5)
  })
})

test('rests grow to four hours, so that no authority is asked five times within an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 100].map((failures) => minutes(restAfter(failures, 0)))).toEqual([
    1, 5, 15, 60, 240, 240, 240,
  ])
  expect(minutes(restAfter(4, 0.5))).toBe(67.5)
  expect(restAfter(0, 0.5)).toBe(0)
})
