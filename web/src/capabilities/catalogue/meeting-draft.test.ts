import { Meeting } from '@matricula/contract/catalogue'
import { expect, test } from 'vitest'
import { emptyMeeting, meetingsIn } from './meeting-draft.ts'

test('rows that nobody filled are no meetings; half a row is refused', () => {
  const monday = { day: '1', start: '09:00', end: '09:50', room: ' ', weeks: '' }

  expect(meetingsIn([monday, emptyMeeting])).toEqual([{ day: 1, start: 540, end: 590 }])
  expect(Meeting.safeParse(meetingsIn([{ ...monday, end: '' }])[0]).success).toBe(false)
})
