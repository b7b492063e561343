import { expect, test } from 'vitest'
import { raisedAt, typedIn, typedInOrNone, wholeParts } from './editing.ts'

test('every number of thousandths is read back as it was shown', () => {
  const lost = Array.from({ length: 100_001 }, (_, points) => points).filter(
    (points) => wholeParts(points / 1000, 1000) !== points,
  )
  expect(lost).toEqual([])
})

test('what has more digits than are kept is no number, and never rounded', () => {
  expect(wholeParts(3.6789, 1000)).toBeNaN()
  expect(wholeParts(66.666, 100)).toBeNaN()
})

test('an empty field is no number where one is needed, and nothing where none is', () => {
  const told: (number | undefined)[] = []
  const bound = { value: 7500, onChange: (value: number | undefined) => void told.push(value) }
  expect(typedIn(100, bound).value).toBe(75)
  typedIn(100, bound).onChange(undefined)
  typedInOrNone(100, bound).onChange(undefined)
  typedInOrNone(100, bound).onChange(62.5)
  expect(told).toEqual([Number.NaN, undefined, 6250])
})

test('a rule is asked earlier, and the first stays', () => {
  expect(raisedAt(['a', 'b', 'c'], 2)).toEqual(['a', 'c', 'b'])
  expect(raisedAt(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c'])
})
