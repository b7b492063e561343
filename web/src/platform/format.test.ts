import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

const english = createFormat('en', 'Asia/Kolkata')

test('times of day are written with four figures, whatever the language of the machine', () => {
  expect(english.minute(9 * 60)).toBe('09:00')
  expect(english.minuteRange(9 * 60, 10 * 60 + 15)).toBe('09:00–10:15')
  expect(english.minute(0)).toBe('00:00')
})

test('a calendar day stays that day in every time zone', () => {
  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])
    expect(createFormat('en', zone).day('2027-01-11')).toBe('11 January 2027')
})

test('an instant is read on the clock of the institution', () => {
  expect(english.time('2027-01-11T20:30:00.000Z')).toBe('02:00')
  expect(english.dayOf('2027-01-11T20:30:00.000Z')).toBe('2027-01-12')
})

test('weekdays begin with Monday as 1', () => {
  expect([1, 7].map((day) => english.weekday(day))).toEqual(['Monday', 'Sunday'])
})

test('what happened a while ago is said in the largest fitting unit', () => {
  const now = new Date('2027-01-11T12:00:00.000Z')
  expect(english.relative('2027-01-11T11:15:00.000Z', now)).toBe('45 minutes ago')
  expect(english.relative('2027-01-13T12:00:00.000Z', now)).toBe('in 2 days')
  expect(english.relative('2027-01-11T11:59:50.000Z', now)).toBe('now')
})
