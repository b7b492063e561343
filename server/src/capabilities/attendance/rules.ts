import {
  type AttendanceState,
  type MeetingDay,
  type RegisterMark,
  type RegisterState,
} from '@matricula/contract/attendance'
import type { Section, Term } from '@matricula/contract/catalogue'
import {
  type CalendarDay,
  dayAt,
  dayNumber,
  MeetingId,
  mondayBefore,
  type StudentId,
  weekdayOf,
} from '@matricula/contract/kernel'
import { gainsOf } from './tally-counts.ts'

type Timetable = Pick<Section, 'meetings'>
type Calendar = Pick<Term, 'startsOn' | 'endsOn' | 'holidays'>
/** A meeting on a day, before anything is known of its register. */
export type DatedMeeting = Pick<MeetingDay, 'meetingId' | 'date' | 'start' | 'end' | 'room'>

/** Every meeting that the timetable and the term's calendar make, by date and time. */
export function meetingDaysOf(section: Timetable, term: Calendar): DatedMeeting[] {
  const first = dayNumber(term.startsOn)
  const days = Math.max(0, dayNumber(term.endsOn) - first + 1)
  return Array.from({ length: days }, (_, day) => dayAt(first + day)).flatMap((date) =>
    meetingsOn(section, term, date),
  )
}

/**
 * The meetings of one day. Week 1 of `weeks` is the week, from Monday, in which the term starts; beyond its last digit
 * nothing meets. Two entries of the timetable at the same time, in two rooms, are one meeting.
 */
export function meetingsOn(section: Timetable, term: Calendar, date: CalendarDay): DatedMeeting[] {
  if (date < term.startsOn || date > term.endsOn || term.holidays.includes(date)) return []
  const day = dayNumber(date)
  const week = (mondayBefore(day) - mondayBefore(dayNumber(term.startsOn))) / 7
  const held = section.meetings.filter(
    (meeting) =>
      meeting.day === weekdayOf(day) && (meeting.weeks === undefined || meeting.weeks[week] === '1'),
  )
  const byTime = new Map(held.map((meeting) => [meeting.start * 1441 + meeting.end, meeting]))
  return [...byTime.entries()]
    .toSorted(([one], [other]) => one - other)
    .map(([, { start, end, room }], place) => ({
      meetingId: MeetingId.parse(`${date}-${place + 1}`),
      date,
      start,
      end,
      ...(room !== undefined && { room }),
    }))
}

/** The meeting of that id, or nothing where the section does not meet then. */
export const meetingOf = (section: Timetable, term: Calendar, id: MeetingId): DatedMeeting | undefined =>
  meetingsOn(section, term, id.slice(0, 10)).find((meeting) => meeting.meetingId === id)

export interface Marked {
  readonly state: AttendanceState
  readonly note?: string | undefined
}

/** What a decision about marks needs to know of the register as it stands. */
export interface RegisterFacts {
  readonly state: RegisterState
  readonly marks: ReadonlyMap<StudentId, Marked>
}

export interface Marking {
  /** Those that say something new. Of two marks of one student the later counts. */
  readonly changed: readonly RegisterMark[]
  /** What the tallies gain, as `tally-counts.ts` counts. */
  readonly gains: ReadonlyMap<string, number>
}

/** Marks against the register that was seen; a tally then moves by exactly what the register does. */
export function decideMarking(register: RegisterFacts, marks: readonly RegisterMark[]): Marking {
  const asked = new Map(marks.map((mark) => [mark.studentId, mark]))
  const changed = [...asked.values()].filter((mark) => {
    const before = register.marks.get(mark.studentId)
    return before?.state !== mark.state || (before.note ?? '') !== (mark.note ?? '')
  })
  const gains = gainsOf(
    changed.map(({ studentId, state }) => ({
      studentId,
      before: register.marks.get(studentId)?.state,
      after: state,
    })),
  )
  return { changed, gains }
}

/** A submitted register changes only for a reason. */
export const mayStillChange = (register: RegisterFacts, reason: string | undefined): boolean =>
  register.state !== 'submitted' || reason !== undefined

/** Whoever is enrolled and has no mark was present. */
export const unmarkedPresent = (register: RegisterFacts, enrolled: readonly StudentId[]): RegisterMark[] =>
  enrolled
    .filter((studentId) => !register.marks.has(studentId))
    .map((studentId) => ({ studentId, state: 'present' }))

/** How many were what. */
export function countsOf(states: Iterable<AttendanceState>): MeetingDay['counts'] {
  const counts = { present: 0, late: 0, absent: 0, excused: 0, duty: 0, medical: 0 }
  for (const state of states) counts[state] += 1
  return counts
}
