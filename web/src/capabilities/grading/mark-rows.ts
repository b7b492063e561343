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
type OwnMarks = ReadonlyMap<StudentId, MarkRow['marks']>

/** Remembers the rows it made, so that those in which nothing changes stay what they are. */
export function createRowKeeper(): RowsOf {
  let known: ReadonlyMap<StudentId, MarkRow> = new Map()
  let grouped: OwnMarks = new Map()
  let groupedFrom: readonly Mark[] = []
  return (roster, marks, entries) => {
    if (marks !== groupedFrom) grouped = byStudent(grouped, marks)
    groupedFrom = marks
    const rows = rowsOf(known, roster, grouped, entries)
    known = new Map(rows.map((row) => [row.studentId, row]))
    return rows
  }
}

/** The marks of each student; those of whom nothing changed stay the same object. */
function byStudent(before: OwnMarks, marks: readonly Mark[]): OwnMarks {
  const all = new Map<StudentId, Record<AssessmentId, Mark>>()
  for (const mark of marks) {
    const own = all.get(mark.studentId) ?? {}
    own[mark.assessmentId] = mark
    all.set(mark.studentId, own)
  }
  return new Map(
    [...all].map(([studentId, own]) => {
      const known = before.get(studentId)
      return [studentId, known !== undefined && isSameMarks(known, own) ? known : own]
    }),
  )
}

const noMarks: MarkRow['marks'] = {}

/** One row a student; a row in which nothing changed stays the same object, so it is not drawn again. */
function rowsOf(
  before: ReadonlyMap<StudentId, MarkRow>,
  roster: readonly RosterEntry[],
  marks: OwnMarks,
  entries: CellEntries,
): MarkRow[] {
  return roster.map(({ studentId, name, rollNumber }) => {
    const row: MarkRow = {
      studentId,
      name,
      rollNumber,
      marks: marks.get(studentId) ?? noMarks,
      entries: entries.get(studentId) ?? none,
    }
    const known = before.get(studentId)
    return known && isSame(known, row) ? known : row
  })
}

const isSame = (one: MarkRow, other: MarkRow): boolean =>
  one.name === other.name && one.entries === other.entries && one.marks === other.marks

function isSameMarks(one: MarkRow['marks'], other: MarkRow['marks']): boolean {
  const left = Object.values(one)
  return (
    left.length === Object.keys(other).length &&
    left.every((mark) => other[mark.assessmentId]?.version === mark.version)
  )
}

/** The gradebook's marks with these laid over, where they are newer. */
export function withMarks(marks: readonly Mark[], newer: readonly Mark[]): Mark[] {
  const waiting = new Map<StudentId, Map<AssessmentId, Mark>>()
  for (const mark of newer) {
    const own = waiting.get(mark.studentId) ?? new Map<AssessmentId, Mark>()
    waiting.set(mark.studentId, own.set(mark.assessmentId, mark))
  }
  const kept = marks.map((mark) => {
    const own = waiting.get(mark.studentId)
    const other = own?.get(mark.assessmentId)
    if (other === undefined) return mark
    own?.delete(mark.assessmentId)
    return mark.version < other.version ? other : mark
  })
  return [...kept, ...[...waiting.values()].flatMap((own) => [...own.values()])]
}
