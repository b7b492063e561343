import type { AttendanceState, AttendanceTally } from '@matricula/contract/attendance'
import { type SectionId, StudentId } from '@matricula/contract/kernel'

type Counts = Omit<AttendanceTally, 'sectionId'>

/**
 * The counts of a student are kept as the digits of numbers, three for each: one ADD then moves a tally, whatever state
 * becomes whatever other, and a class of forty fits a kilobyte. No section meets a thousand times. Duty and medical leave,
 * which few have, are a number of their own, since a number holds no more than sixteen digits exactly.
 */
const places: Readonly<Record<AttendanceState, { readonly in: 'of' | 'away'; readonly worth: number }>> = {
  present: { in: 'of', worth: 1 },
  late: { in: 'of', worth: 1e3 },
  absent: { in: 'of', worth: 1e6 },
  excused: { in: 'of', worth: 1e9 },
  duty: { in: 'away', worth: 1 },
  medical: { in: 'away', worth: 1e3 },
}

/** No id has a colon, so no student's tally is mistaken for another attribute. */
const attributeOf = (state: AttendanceState, studentId: StudentId): string =>
  `${places[state].in}:${studentId}`

/** What the attributes of a summary gain, by name, as marks become other marks. */
export function gainsOf(
  moves: Iterable<{
    readonly studentId: StudentId
    readonly before?: AttendanceState | undefined
    readonly after?: AttendanceState | undefined
  }>,
): ReadonlyMap<string, number> {
  const gains = new Map<string, number>()
  const add = (state: AttendanceState | undefined, studentId: StudentId, sign: 1 | -1): void => {
    if (state === undefined) return
    const attribute = attributeOf(state, studentId)
    gains.set(attribute, (gains.get(attribute) ?? 0) + sign * places[state].worth)
  }
  for (const { studentId, before, after } of moves) {
    add(after, studentId, 1)
    add(before, studentId, -1)
  }
  return new Map([...gains].filter(([, gain]) => gain !== 0))
}

/** What the summary of a section says of one student. */
export function tallyFrom(
  sectionId: SectionId,
  studentId: StudentId,
  summary: Readonly<Record<string, unknown>> | undefined,
): AttendanceTally {
  const countOf = (state: AttendanceState): number => {
    const number = Number(summary?.[attributeOf(state, studentId)] ?? 0)
    return Math.floor(number / places[state].worth) % 1000
  }
  const counts: Counts = {
    present: countOf('present'),
    late: countOf('late'),
    absent: countOf('absent'),
    excused: countOf('excused'),
    duty: countOf('duty'),
    medical: countOf('medical'),
  }
  return { sectionId, ...counts }
}

/** Of everybody whom the summary of a section knows. */
export function talliesIn(
  sectionId: SectionId,
  summary: Readonly<Record<string, unknown>> | undefined,
): AttendanceTally[] {
  const ids = Object.keys(summary ?? {}).flatMap(
    (name) => /^(?:of|away):(?<id>.+)$/.exec(name)?.groups?.['id'] ?? [],
  )
  return [...new Set(ids)].map((id) => tallyFrom(sectionId, StudentId.parse(id), summary))
}
