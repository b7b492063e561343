import type { MeetingDay } from '@matricula/contract/attendance'
import { MeetingId } from '@matricula/contract/kernel'
import { expect, test } from 'vitest'
import { trendOf } from './attendance-trend.ts'

const nobody = { present: 0, late: 0, absent: 0, excused: 0, duty: 0, medical: 0 }

const meeting = (
  date: string,
  counts: Partial<MeetingDay['counts']>,
  state: MeetingDay['state'] = 'submitted',
): MeetingDay => ({
  meetingId: MeetingId.parse(`${date}-1`),
  date,
  start: 540,
  end: 600,
  extra: false,
  state,
  marked: 0,
  counts: { ...nobody, ...counts },
})

test('attendance is told over all meetings, by date, with the day when fewest came', () => {
  // 9 of 10 on the 11th, 3 of 4 on the 13th with one away for illness, 8 of 10 on the 18th
  const days = [
    meeting('2027-01-18', { present: 6, duty: 2, absent: 2 }),
    meeting('2027-01-11', { present: 8, late: 1, absent: 1 }),
    meeting('2027-01-13', { present: 3, absent: 1, medical: 1 }),
  ]
  expect(trendOf(days)).toEqual({
    meetings: [
      { date: '2027-01-11', attended: 9, held: 10 },
      { date: '2027-01-13', attended: 3, held: 4 },
      { date: '2027-01-18', attended: 8, held: 10 },
    ],
    attended: 20,
    held: 24,
    lowest: { date: '2027-01-13', attended: 3, held: 4 },
  })
})

test('of several days when equally few came, the first is named', () => {
  const days = [
    meeting('2027-01-11', { present: 2, absent: 1 }),
    meeting('2027-01-13', { present: 4, absent: 2 }),
  ]
  expect(trendOf(days)?.lowest.date).toBe('2027-01-11')
})

test('registers that are open, meetings not held and meetings without anybody do not count', () => {
  const days = [
    meeting('2027-01-11', { present: 5 }),
    meeting('2027-01-13', { present: 1, absent: 4 }, 'open'),
    meeting('2027-01-15', {}, 'not-held'),
    meeting('2027-01-18', { excused: 5 }),
  ]
  expect(trendOf(days)).toBeUndefined()
})
