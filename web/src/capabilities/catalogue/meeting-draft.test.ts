import { Meeting } from '@matricula/contract/catalogue'
import { expect, test } from 'vitest'
import { emptyMeeting, meetingsIn, minuteIn } from './meeting-draft.ts'

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
  expect(minuteIn(time)).toBe(minute)
})

test('rows that nobody filled are no meetings; half a row is refused', () => {
  const monday = { day: '1', start: '09:00', end: '09:50', room: ' ', weeks: '' }

  expect(meetingsIn([monday, emptyMeeting])).toEqual([{ day: 1, start: 540, end: 590 }])
  expect(Meeting.safeParse(meetingsIn([{ ...monday, end: '' }])[0]).success).toBe(false)
})
