import { expect, test } from 'vitest'
import { windowState } from './window-state.ts'

const registration = {
  opensAt: '2027-01-04T08:00:00.000Z',
  closesAt: '2027-01-22T17:00:00.000Z',
  paused: false,
}

test.each([
  ['2027-01-04T07:59:59.999Z', false, 'before'],
  ['2027-01-04T08:00:00.000Z', false, 'open'],
  ['2027-01-10T08:00:00.000Z', true, 'paused'],
  ['2027-01-22T17:00:00.000Z', false, 'closed'],
  ['2027-01-23T08:00:00.000Z', true, 'closed'],
])('at %s, paused %s, registration is %s', (at, paused, state) => {
  expect(windowState({ registration: { ...registration, paused } }, new Date(at))).toBe(state)
})
