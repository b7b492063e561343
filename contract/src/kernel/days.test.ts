import { expect, test } from 'vitest'
import { dayAt, dayNumber, daysAfter, daysBetween, mondayBefore, weekdayOf } from './days.ts'

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 2, '2028-03-01'],
  ['2027-03-01', -1, '2027-02-28'],
  ['1970-01-01', -1, '1969-12-31'],
])('%s and %i days are %s', (day, days, then) => {
  expect(daysAfter(day, days)).toBe(then)
  expect(daysBetween(day, then)).toBe(days)
})

test.each([
  ['1970-01-01', 4, '1969-12-29'],
  ['1969-12-28', 7, '1969-12-22'],
  ['2027-01-11', 1, '2027-01-11'],
  ['2027-01-17', 7, '2027-01-11'],
])('%s is day %i of the week that begins on %s', (day, weekday, monday) => {
  expect(weekdayOf(dayNumber(day))).toBe(weekday)
  expect(dayAt(mondayBefore(dayNumber(day)))).toBe(monday)
})
