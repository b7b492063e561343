import type { Meeting } from '@matricula/contract/catalogue'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellsOf, clashOf, probesOf } from './week-rules.ts'

const at = (day: number, from: string, to: string, weeks?: string): Meeting => {
  const minute = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  return { day, start: minute(from), end: minute(to), ...(weeks && { weeks }) }
}
const meeting = (...meetings: Meeting[]) => ({ meetings })

describe('two sections clash', () => {
  test.each([
    ['when one begins before the other ends', at(1, '10:00', '11:15'), at(1, '11:00', '12:00'), true],
    ['not when one ends as the other begins', at(1, '10:00', '11:00'), at(1, '11:00', '12:00'), false],
    ['not on different days', at(1, '10:00', '11:00'), at(2, '10:00', '11:00'), false],
    ['when one lies within the other', at(3, '09:00', '12:00'), at(3, '10:05', '10:20'), true],
    ['not in alternate weeks', at(1, '10:00', '11:00', '1010'), at(1, '10:00', '11:00', '0101'), false],
    ['when they share one week', at(1, '10:00', '11:00', '1010'), at(1, '10:00', '11:00', '0011'), true],
    ['when one meets every week', at(1, '10:00', '11:00', '0010'), at(1, '10:00', '11:00'), true],
    [
      'not in the two halves of a term',
      at(5, '08:00', '09:00', '1100'),
      at(5, '08:00', '09:00', '0011'),
      false,
    ],
  ])('%s', (_, one, other, clash) => {
    expect(clashOf(meeting(one), meeting(other)) !== undefined).toBe(clash)
    expect(clashOf(meeting(other), meeting(one)) !== undefined).toBe(clash)
  })

  test('and the refusal can say when', () => {
    const clash = clashOf(meeting(at(2, '10:00', '11:15')), meeting(at(2, '11:00', '12:30')))
    expect(clash).toEqual({ day: 2, start: 660, end: 675 })
  })
})

const anyMeeting = fc
  .record({
    day: fc.integer({ min: 1, max: 7 }),
    from: fc.integer({ min: 0, max: 285 }),
    cells: fc.integer({ min: 3, max: 60 }),
  })
  .map(({ day, from, cells }): Meeting => ({ day, start: from * 5, end: Math.min(1440, (from + cells) * 5) }))
const anySection = fc.array(anyMeeting, { maxLength: 5 }).map((meetings) => ({ meetings }))

test('probing every third cell finds every overlap, and no other', () => {
  fc.assert(
    fc.property(anySection, anySection, (held, wished) => {
      const cells = cellsOf([held])
      const probed = probesOf([wished]).some((probe) => cells.has(probe))
      expect(probed).toBe(clashOf(held, wished) !== undefined)
    }),
    { numRuns: 500 },
  )
})

test('a full week of classes is small: two letters for five minutes', () => {
  const hour = (day: number, from: number): Meeting => ({ day, start: from * 60, end: from * 60 + 60 })
  const week = [1, 2, 3, 4, 5].flatMap((day) => [9, 10, 11, 14].map((from) => hour(day, from)))
  const cells = [...cellsOf([{ meetings: week }])]
  expect(cells).toHaveLength(240)
  expect(cells.every((cell) => cell.length === 2)).toBe(true)
  expect(probesOf([{ meetings: week }]).length).toBeLessThanOrEqual(100)
})
