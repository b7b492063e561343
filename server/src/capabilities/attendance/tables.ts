import { StudentId } from '@matricula/contract/kernel'
import { sectionCells, sectionColumns, type TableNeeds } from '#capabilities/catalogue/index.ts'
import { studentCells, studentColumns } from '#capabilities/students/index.ts'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import { leaveItem, registerItem } from './items.ts'

export const attendanceTables = ({ store, students, catalogue }: TableNeeds): Table[] => [
  {
    name: 'attendance',
    action: 'export.run',
    ofTerm: true,
    columns: [
      ...sectionColumns,
      column('meetingId', 'Meeting', '2026-11-26-1'),
      ...studentColumns,
      column('state', 'State', 'present'),
      column('note', 'Note', 'Came after the break'),
      column('markedBy', 'Marked by', 'Emmy Noether'),
      column('markedAt', 'Marked at', '2026-11-26T10:00:00.000Z'),
    ],
    async *rows(termId) {
      for await (const { row, section } of catalogue.withSections(everyOf(store, registerItem), termId)) {
        const { meetingId, marks, notes, markedBy, markedAt } = row
        const marked = Object.entries(marks).map(([id, state]) => ({ studentId: StudentId.parse(id), state }))
        for await (const { row: one, student } of students.withStudents(marked))
          yield {
            ...sectionCells(section),
            meetingId,
            ...studentCells(student),
            state: one.state,
            note: notes[one.studentId],
            markedBy,
            markedAt,
          }
      }
    },
  },
  {
    name: 'leaves',
    action: 'export.run',
    ofTerm: false,
    columns: [
      ...studentColumns,
      column('kind', 'Kind', 'medical'),
      column('from', 'From', '2026-11-02'),
      column('to', 'To', '2026-11-06'),
      column('reason', 'Reason', 'Operation'),
      column('state', 'State', 'approved'),
      column('decidedBy', 'Decided by', 'Rosalind Franklin'),
      column('decidedAt', 'Decided at', '2026-11-01T10:00:00.000Z'),
      column('decision', 'Note', 'The certificate was seen'),
    ],
    async *rows() {
      for await (const { row, student } of students.withStudents(everyOf(store, leaveItem))) {
        const { kind, from, to, reason, state, decidedBy, decidedAt, note: decision } = row
        yield { ...studentCells(student), kind, from, to, reason, state, decidedBy, decidedAt, decision }
      }
    },
  },
]
