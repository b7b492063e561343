import type { MeetingDay } from '@matricula/contract/attendance'
import { attendedOf } from './attended.ts'

/** One meeting of a section: how many were there, of how many who were expected. */
export interface MeetingAttendance {
  readonly date: string
  readonly attended: number
  readonly held: number
}

export interface AttendanceTrend {
  /** By date. */
  readonly meetings: readonly MeetingAttendance[]
  readonly attended: number
  readonly held: number
  /** Where the smallest share was there; the first of several. */
  readonly lowest: MeetingAttendance
}

/** How attendance went from meeting to meeting, by submitted registers; undefined before there are two to compare. */
export function trendOf(days: readonly MeetingDay[]): AttendanceTrend | undefined {
  const meetings = days
    .filter(({ state }) => state === 'submitted')
    .map(({ date, counts }) => ({ date, ...attendedOf(counts) }))
    .filter(({ held }) => held > 0)
    .toSorted((one, other) => one.date.localeCompare(other.date))
  const [first, ...later] = meetings
  if (first === undefined || later.length === 0) return undefined
  return {
    meetings,
    attended: sum(meetings.map((meeting) => meeting.attended)),
    held: sum(meetings.map((meeting) => meeting.held)),
    lowest: later.reduce((lowest, meeting) => (isLower(meeting, lowest) ? meeting : lowest), first),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Multiplied across, so that no share is rounded before it is compared. */
const isLower = (one: MeetingAttendance, other: MeetingAttendance): boolean =>
  one.attended * other.held < other.attended * one.held
