import type { Meeting } from '@matricula/contract/catalogue'
import { weeksIn, weeksText } from './weeks-text.ts'

/** A meeting as it is typed: a day of the week, two times such as 09:30, a room, weeks such as 1-7, 9. */
export interface MeetingDraft {
  readonly day: string
  readonly start: string
  readonly end: string
  readonly room: string
  readonly weeks: string
}

export const emptyMeeting: MeetingDraft = { day: '', start: '', end: '', room: '', weeks: '' }

/** Minutes since midnight; `NaN` for what is no time, so that the schema refuses it. */
export function minuteIn(time: string): number {
  const [, hour, minute] = /^(\d{1,2})[:.]?(\d\d)$/.exec(time.trim()) ?? []
  return hour === undefined || Number(minute) > 59 ? Number.NaN : Number(hour) * 60 + Number(minute)
}

const timeOf = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

export const meetingDraftOf = ({ day, start, end, room = '', weeks }: Meeting): MeetingDraft => ({
  day: String(day),
  start: timeOf(start),
  end: timeOf(end),
  room,
  weeks: weeks === undefined ? '' : weeksText(weeks),
})

/** Rows that nobody filled are no meetings. */
export const isFilled = ({ day, start, end, room, weeks }: MeetingDraft): boolean =>
  [day, start, end, room, weeks].some((text) => text.trim() !== '')

/** What the contract reads. */
export const meetingsIn = (drafts: readonly MeetingDraft[]): unknown[] =>
  drafts.filter(isFilled).map(({ day, start, end, room, weeks }) => ({
    day: Number(day),
    start: minuteIn(start),
    end: minuteIn(end),
    ...(room.trim() !== '' && { room }),
    ...(weeks.trim() !== '' && { weeks: weeksIn(weeks) }),
  }))
