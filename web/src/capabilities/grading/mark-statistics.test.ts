import { describe, expect, test } from 'vitest'
import { oddityOf, statisticsOf } from './mark-statistics.ts'

describe('statistics of a class', () => {
  // (10 + 12 + 13.5 + 20 + 20) / 5 = 15.10; deviations² (26.01 + 9.61 + 2.56 + 24.01 + 24.01) / 5 = 17.24, root 4.15
  test('are found in hundredths of a mark', () => {
    expect(statisticsOf([20, 10, 13.5, 12, 20], 20)).toMatchObject({
      count: 5,
      mean: 1510,
      median: 1350,
      deviation: 415,
      lowest: 1000,
      highest: 2000,
    })
  })

  test('of an even number have the median between the middle two', () => {
    expect(statisticsOf([1, 2, 4, 9], 10)?.median).toBe(300)
  })

  test('put each mark into one of ten ranges, the highest into the last', () => {
    const ranges = statisticsOf([0, 4.99, 5, 49.99, 50], 50)?.ranges ?? []
    expect(ranges.map(({ count }) => count)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 2])
    expect([ranges[1]?.from, ranges[9]?.to]).toEqual([500, 5000])
  })

  test('of nobody are nothing', () => {
    expect(statisticsOf([], 10)).toBeUndefined()
  })
})

const of = (value: number | 'absent' | null, outOf = 10) => ({ value, outOf })

describe('a mark worth a second look', () => {
  test.each([
    ['is one that lacks where others have theirs', of(null), [], true, { kind: 'missing' }],
    ['is none that lacks before anybody has one', of(null), [], false, undefined],
    ['is none that says why there is no number', of('absent'), [of(9), of(9)], true, undefined],
    ['is more than there is to get', of(11), [], true, { kind: 'over-maximum' }],
    // 2 of 10 is 20 per cent; (90 + 80) / 2 = 85
    [
      'is far below the student’s others',
      of(2),
      [of(9), of(16, 20)],
      true,
      { kind: 'far-below', share: 20, usual: 85 },
    ],
    ['is far above them', of(10), [of(4), of(5)], true, { kind: 'far-above', share: 100, usual: 45 }],
    // 55 is 34 points below 89
    ['is none a little below them', of(55, 100), [of(89, 100), of(89, 100)], true, undefined],
    ['is none where one other mark is all there is', of(1), [of(10)], true, undefined],
  ] as const)('%s', (_, mark, others, isExpected, wanted) => {
    expect(oddityOf(mark, others, isExpected)).toEqual(wanted)
  })
})
