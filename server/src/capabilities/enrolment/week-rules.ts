import type { Meeting, Section } from '@matricula/contract/catalogue'

type Times = Pick<Section, 'meetings'>

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const minutesInCell = 5
const cellsInDay = (24 * 60) / minutesInCell

/** Five minutes of the week as two letters, so that a full week of classes fits one kilobyte. */
function cell(day: number, place: number): string {
  const number = (day - 1) * cellsInDay + place
  return alphabet.charAt(Math.floor(number / alphabet.length)) + alphabet.charAt(number % alphabet.length)
}

const placesOf = (meeting: Meeting): { first: number; last: number } => ({
  first: meeting.start / minutesInCell,
  last: meeting.end / minutesInCell - 1,
})

/** Every five minutes of the week in which these sections meet, whatever the week. */
export function cellsOf(sections: readonly Times[]): Set<string> {
  const cells = new Set<string>()
  for (const meeting of sections.flatMap((section) => section.meetings)) {
    const { first, last } = placesOf(meeting)
    for (let place = first; place <= last; place += 1) cells.add(cell(meeting.day, place))
  }
  return cells
}

/**
 * The cells that must be free for these sections: every third and the last of each meeting. That is enough,
 * because no meeting is shorter than three cells.
 */
export function probesOf(sections: readonly Times[]): string[] {
  const probes = new Set<string>()
  for (const meeting of sections.flatMap((section) => section.meetings)) {
    const { first, last } = placesOf(meeting)
    for (let place = first; place < last; place += 3) probes.add(cell(meeting.day, place))
    probes.add(cell(meeting.day, last))
  }
  return [...probes]
}

/** When two sections meet at the same time in the same week; undefined where they never do. */
export function clashOf(one: Times, other: Times): { day: number; start: number; end: number } | undefined {
  for (const mine of one.meetings) {
    const theirs = other.meetings.find((meeting) => meetTogether(mine, meeting))
    if (!theirs) continue
    return {
      day: mine.day,
      start: Math.max(mine.start, theirs.start),
      end: Math.min(mine.end, theirs.end),
    }
  }
  return undefined
}

const meetTogether = (one: Meeting, other: Meeting): boolean =>
  one.day === other.day && one.start < other.end && other.start < one.end && shareWeek(one.weeks, other.weeks)

/** A meeting without weeks is held in each of them. */
function shareWeek(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined) return other === undefined || other.includes('1')
  if (other === undefined) return one.includes('1')
  return Array.from(one).some((digit, week) => digit === '1' && other[week] === '1')
}
