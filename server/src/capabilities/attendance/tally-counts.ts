import type { AttendanceState, AttendanceTally } from '@matricula/contract/attendance'
import type { SectionId, StudentId } from '@matricula/contract/kernel'

type Counts = Record<AttendanceState, number>

/**
 * The four counts of a student are kept as the digits of one number, three for each: one ADD then moves a tally,
 * whatever state becomes whatever other, and a class of forty fits two kilobytes. No section meets a thousand times.
 */
const places = { present: 1, late: 1e3, absent: 1e6, excused: 1e9 } as const satisfies Counts

/** What one mark adds to a student's tally; nothing where there is no mark. */
export const worthOf = (state: AttendanceState | undefined): number =>
  state === undefined ? 0 : places[state]

const digits = (tally: number, place: number): number => Math.floor(tally / place) % 1000

/** The tally in words. */
export const countsIn = (tally: number): Counts => ({
  present: digits(tally, places.present),
  late: digits(tally, places.late),
  absent: digits(tally, places.absent),
  excused: digits(tally, places.excused),
})

/** No id has a colon, so no student's tally is mistaken for another attribute. */
export const tallyOf = (studentId: StudentId): string => `of:${studentId}`

/** What the summary of a section says of one student. */
export const tallyFrom = (
  sectionId: SectionId,
  studentId: StudentId,
  summary: Readonly<Record<string, unknown>> | undefined,
): AttendanceTally => ({ sectionId, ...countsIn(Number(summary?.[tallyOf(studentId)] ?? 0)) })
