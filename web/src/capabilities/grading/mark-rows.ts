import type { RosterEntry } from '@matricula/contract/enrolment'
import type { Mark } from '@matricula/contract/grading'
import type { AssessmentId, StudentId } from '@matricula/contract/kernel'
import type { CellEntries, StudentEntries } from './cell-entries.ts'

export interface MarkRow {
  readonly studentId: StudentId
  readonly name: string
  readonly rollNumber: string
  readonly marks: Readonly<Record<AssessmentId, Mark>>
  readonly entries: StudentEntries
}

const none: StudentEntries = {}

type RowsOf = (roster: readonly RosterEntry[], marks: readonly Mark[], entries: CellEntries) => MarkRow[]

/** Remembers the rows it made, so that those in which nothing changes stay what they are. */
export function createRowKeeper(): RowsOf {
  let known: ReadonlyMap<StudentId, MarkRow> = new Map()
  return (roster, marks, entries) => {
    const rows = rowsOf(known, roster, marks, entries)
    known = new Map(rows.map((row) => [row.studentId, row]))
    return rows
  }
}

/** One row a student; a row in which nothing changed stays the same object, so it is not drawn again. */
export function rowsOf(
  before: ReadonlyMap<StudentId, MarkRow>,
  roster: readonly RosterEntry[],
  marks: readonly Mark[],
  entries: CellEntries,
): MarkRow[] {
  const byStudent = new Map<StudentId, Record<AssessmentId, Mark>>()
  for (const mark of marks) {
    const own = byStudent.get(mark.studentId) ?? {}
    own[mark.assessmentId] = mark
    byStudent.set(mark.studentId, own)
  }
  return roster.map(({ studentId, name, rollNumber }) => {
    const row: MarkRow = {
      studentId,
      name,
      rollNumber,
      marks: byStudent.get(studentId) ?? {},
      entries: entries.get(studentId) ?? none,
    }
    const known = before.get(studentId)
    return known && isSame(known, row) ? known : row
  })
}

const isSame = (one: MarkRow, other: MarkRow): boolean =>
  one.name === other.name && one.entries === other.entries && isSameMarks(one.marks, other.marks)

function isSameMarks(one: MarkRow['marks'], other: MarkRow['marks']): boolean {
  const left = Object.values(one)
  return (
    left.length === Object.keys(other).length &&
    left.every((mark) => other[mark.assessmentId]?.version === mark.version)
  )
}

/** The gradebook's marks with these laid over, where they are newer. */
export function withMarks(marks: readonly Mark[], newer: readonly Mark[]): Mark[] {
  const keyOf = (mark: Mark) => `${mark.assessmentId} ${mark.studentId}`
  const all = new Map(marks.map((mark) => [keyOf(mark), mark]))
  for (const mark of newer) {
    const known = all.get(keyOf(mark))
    if (!known || known.version <= mark.version) all.set(keyOf(mark), mark)
  }
  return [...all.values()]
}
