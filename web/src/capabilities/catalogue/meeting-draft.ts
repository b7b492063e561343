/** A meeting as it is typed: a day of the week, two times such as 09:30, a room. */
export interface MeetingDraft {
  readonly day: string
  readonly start: string
  readonly end: string
  readonly room: string
}

export const emptyMeeting: MeetingDraft = { day: '', start: '', end: '', room: '' }

/** Minutes since midnight; `NaN` for what is no time, so that the schema refuses it. */
export function minuteIn(time: string): number {
  const [, hour, minute] = /^(\d{1,2})[:.]?(\d\d)$/.exec(time.trim()) ?? []
  return hour === undefined || Number(minute) > 59 ? Number.NaN : Number(hour) * 60 + Number(minute)
}

/** What the contract reads; rows that nobody filled are left out. */
export const meetingsIn = (drafts: readonly MeetingDraft[]): unknown[] =>
  drafts
    .filter(({ day, start, end, room }) => [day, start, end, room].some((text) => text !== ''))
    .map(({ day, start, end, room }) => ({
      day: Number(day),
      start: minuteIn(start),
      end: minuteIn(end),
      ...(room.trim() !== '' && { room }),
    }))
