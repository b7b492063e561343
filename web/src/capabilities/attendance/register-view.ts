import type { AttendanceState, Register, RegisterMark } from '@matricula/contract/attendance'
import type { RosterEntry } from '@matricula/contract/enrolment'
import type { StudentId } from '@matricula/contract/kernel'

/** One line of the register as it is drawn: what the server knows, with what was tapped since laid over it. */
export interface RegisterLine {
  readonly studentId: StudentId
  readonly name: string
  readonly rollNumber: string
  /** Nothing where nobody has marked the student; drawn as present. */
  readonly state: AttendanceState | undefined
  readonly note: string
  /** Tapped, and not on the server yet. */
  readonly waiting: boolean
}

export function linesOf(
  roster: readonly RosterEntry[],
  register: Register,
  waiting: ReadonlyMap<StudentId, RegisterMark>,
): RegisterLine[] {
  const marked = new Map(register.marks.map((mark) => [mark.studentId, mark]))
  return roster.map(({ studentId, name, rollNumber }) => {
    const mark = waiting.get(studentId) ?? marked.get(studentId)
    return {
      studentId,
      name,
      rollNumber,
      state: mark?.state,
      note: mark?.note ?? '',
      waiting: waiting.has(studentId),
    }
  })
}

/** Whoever is unmarked counts as present: that is what submitting makes of it. */
export function countsOf(lines: readonly RegisterLine[]): Record<AttendanceState, number> {
  const counts = { present: 0, late: 0, absent: 0, excused: 0, duty: 0, medical: 0 }
  for (const line of lines) counts[line.state ?? 'present'] += 1
  return counts
}

/** One act that can be taken back: how the lines stood before it. */
export type Act = readonly RegisterMark[]

export const before = (lines: readonly RegisterLine[]): Act =>
  lines.map(({ studentId, state, note }) => ({
    studentId,
    state: state ?? 'present',
    ...(note !== '' && { note }),
  }))
