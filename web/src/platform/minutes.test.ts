import { expect, test } from 'vitest'
import { minuteFrom } from './minutes.ts'

test.each([
  ['09:30', 570],
  ['9:30', 570],
  ['0930', 570],
  ['00:00', 0],
  ['24:00', 1440],
  ['9', Number.NaN],
  ['09:75', Number.NaN],
  ['noon', Number.NaN],
])('%s is the minute %d', (time, minute) => {
  expect(minuteFrom(time)).toBe(minute)
})
