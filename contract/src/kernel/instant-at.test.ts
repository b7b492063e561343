import { expect, test } from 'vitest'
import { instantAt } from './instant-at.ts'

test.each([
  ['2027-01-11', '08:00', 'UTC', '2027-01-11T08:00:00.000Z'],
  ['2027-01-11', '08:00', 'Asia/Kolkata', '2027-01-11T02:30:00.000Z'],
  ['2027-01-11', '23:30', 'America/Los_Angeles', '2027-01-12T07:30:00.000Z'],
  ['2027-07-01', '00:00', 'Europe/Berlin', '2027-06-30T22:00:00.000Z'],
  ['2027-03-28', '03:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ['2027-10-31', '02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
  ['2027-01-11', '8', 'UTC', undefined],
  ['', '08:00', 'UTC', undefined],
])('%s %s in %s is %s', (day, time, zone, instant) => {
  expect(instantAt(day, time, zone)).toBe(instant)
})
