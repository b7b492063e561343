import { type CalendarDay, MeetingId } from '@matricula/contract/kernel'
import type { DatedMeeting } from './rules.ts'

/**
 * A meeting outside the timetable says in its id when it is, `2027-01-20-x0900-0950`, so that nothing is looked up to know
 * it; that it was added, its register says.
 */
export const extraMeetingId = (date: CalendarDay, start: number, end: number): MeetingId =>
  MeetingId.parse(`${date}-x${clock(start)}-${clock(end)}`)

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`

const shape = /^(\d{4}-\d\d-\d\d)-x(\d\d)(\d\d)-(\d\d)(\d\d)$/

/** When an extra meeting is; nothing for a meeting of the timetable. */
export function extraMeeting(meetingId: MeetingId): DatedMeeting | undefined {
  const [, date, ...clocks] = shape.exec(meetingId) ?? []
  const [hour = 0, minute = 0, endHour = 0, endMinute = 0] = clocks.map(Number)
  if (date === undefined) return undefined
  return { meetingId, date, start: hour * 60 + minute, end: endHour * 60 + endMinute }
}
