import type { StudentId } from '@matricula/contract/kernel'
import { fullName, type Student } from '@matricula/contract/students'
import { inLots } from '#platform/lots.ts'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import type { StudentRepository } from './repository.ts'

/** Headings of a student in the tables of others: the roll number is what a spreadsheet knows people by. */
export const studentColumns = [
  column('rollNumber', 'Roll number', 'CS26-001'),
  column('studentName', 'Student', 'Ada Lovelace'),
]
export const studentCells = (student: Student | undefined) =>
  student && { rollNumber: student.rollNumber, studentName: fullName(student) }

const lotSize = 100

/** Each row with its student, looked up some at a time. */
export const createWithStudents = (
  studentsOf: (ids: readonly StudentId[]) => Promise<(Student | undefined)[]>,
) =>
  async function* withStudents<Row extends { readonly studentId: StudentId }>(
    coming: AsyncIterable<Row> | Iterable<Row>,
  ): AsyncGenerator<{ readonly row: Row; readonly student: Student | undefined }> {
    for await (const lot of inLots(coming, lotSize)) {
      const ids = [...new Set(lot.map(({ studentId }) => studentId))]
      const found = await studentsOf(ids)
      const byId = new Map(ids.map((id, place) => [id, found[place]]))
      for (const row of lot) yield { row, student: byId.get(row.studentId) }
    }
  }
export type WithStudents = ReturnType<typeof createWithStudents>

export const studentTables = (repository: Pick<StudentRepository, 'programmes'>): Table[] => [
  {
    name: 'programmes',
    action: 'export.run',
    ofTerm: false,
    columns: [
      column('programmeId', 'Programme', 'BSC-CS'),
      column('title', 'Title', 'BSc Computer Science'),
      column('level', 'Level', 'undergraduate'),
      column('departmentId', 'Department', 'CS'),
    ],
    async *rows() {
      yield* await repository.programmes()
    },
  },
]
