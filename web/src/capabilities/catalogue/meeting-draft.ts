import type { Meeting } from '@matricula/contract/catalogue'
import { minuteFrom } from '#platform/minutes.ts'
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
    start: minuteFrom(start),
    end: minuteFrom(end),
    ...(room.trim() !== '' && { room }),
    ...(weeks.trim() !== '' && { weeks: weeksIn(weeks) }),
  }))
