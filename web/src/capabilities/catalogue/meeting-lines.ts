import type { Meeting } from '@matricula/contract/catalogue'
import type { Format } from '#platform/format.ts'

export interface MeetingLine {
  readonly key: string
  /** "Mon, Wed". */
  readonly days: string
  /** "09:00–09:50". */
  readonly time: string
  readonly room: string | undefined
}

/** Meetings at the same time and place are one line with several days. */
export function meetingLines(meetings: readonly Meeting[], format: Format): MeetingLine[] {
  const lines = new Map<string, Meeting[]>()
  for (const meeting of meetings.toSorted((one, other) => one.day - other.day || one.start - other.start)) {
    const key = [meeting.start, meeting.end, meeting.room, meeting.weeks].join('|')
    lines.set(key, [...(lines.get(key) ?? []), meeting])
  }
  return [...lines].flatMap(([key, together]) => {
    const [first] = together
    if (first === undefined) return []
    const days = together.map(({ day }) => format.weekday(day, 'short')).join(', ')
    return [{ key, days, time: format.minuteRange(first.start, first.end), room: first.room }]
  })
}
