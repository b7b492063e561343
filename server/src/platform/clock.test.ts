import { expect, test } from 'vitest'
import { nextAt } from './clock.ts'

test.each([
  ['before the hour, the same day', '2027-01-12T00:00:00.000Z', 'Asia/Kolkata', '2027-01-12T01:30:00.000Z'],
  ['after the hour, the next day', '2027-01-12T02:00:00.000Z', 'Asia/Kolkata', '2027-01-13T01:30:00.000Z'],
  ['at the hour itself, the next day', '2027-01-12T07:00:00.000Z', 'UTC', '2027-01-13T07:00:00.000Z'],
  [
    'west of Greenwich, where it is still yesterday',
    '2027-01-12T03:00:00.000Z',
    'America/Los_Angeles',
    '2027-01-12T15:00:00.000Z',
  ],
  [
    'east of it, where it is tomorrow already',
    '2027-01-12T20:00:00.000Z',
    'Pacific/Auckland',
    '2027-01-13T18:00:00.000Z',
  ],
  [
    'over the night in which summer time begins',
    '2027-03-27T20:00:00.000Z',
    'Europe/Lisbon',
    '2027-03-28T06:00:00.000Z',
  ],
  [
    'over the night in which it ends',
    '2027-10-30T20:00:00.000Z',
    'Europe/Lisbon',
    '2027-10-31T07:00:00.000Z',
  ],
  ['over the end of a year', '2026-12-31T22:00:00.000Z', 'Europe/Berlin', '2027-01-01T06:00:00.000Z'],
])('seven in the morning comes %s', (_, after, timeZone, next) => {
  expect(nextAt(after, timeZone, '07:00')).toBe(next)
})
