import { expect, test } from 'vitest'
import { hoursOf } from './hours.ts'
import { conflictsOf, lanesOf } from './lanes.ts'

const nine = 9 * 60
const block = (id: string, from: number, to: number, day = 1) => ({ id, day, from, to })

test('two classes that only touch stand below each other and do not clash', () => {
  const blocks = [block('a', nine, nine + 60), block('b', nine + 60, nine + 120)]
  expect(lanesOf(blocks).get('b')).toEqual({ lane: 0, of: 1 })
  expect(conflictsOf(blocks).size).toBe(0)
})

test('two that overlap stand side by side and name each other', () => {
  const blocks = [block('a', nine, nine + 75), block('b', nine + 30, nine + 105)]
  expect([...lanesOf(blocks).values()]).toEqual([
    { lane: 0, of: 2 },
    { lane: 1, of: 2 },
  ])
  expect(conflictsOf(blocks)).toEqual(
    new Map([
      ['a', ['b']],
      ['b', ['a']],
    ]),
  )
})

test('a third one takes the lane that has become free, so that none is narrower than it must be', () => {
  const lanes = lanesOf([
    block('long', nine, nine + 180),
    block('one', nine, nine + 60),
    block('two', nine + 60, nine + 120),
  ])
  expect(lanes.get('two')).toEqual({ lane: 1, of: 2 })
})

test('the same hour on two days is no clash', () => {
  expect(conflictsOf([block('a', nine, nine + 60, 1), block('b', nine, nine + 60, 2)]).size).toBe(0)
})

test('a day is drawn from eight to six, and longer when something is outside', () => {
  expect(hoursOf([])).toEqual({ first: 8, last: 18 })
  expect(hoursOf([{ from: 7 * 60 + 30, to: 20 * 60 + 15 }])).toEqual({ first: 7, last: 21 })
})
