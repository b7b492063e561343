import { sectionCells, sectionColumns, type TableNeeds } from '#capabilities/catalogue/index.ts'
import { studentCells, studentColumns } from '#capabilities/students/index.ts'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import type { Store } from '#platform/store/store.ts'
import { holdItem, waitingItem } from './items.ts'

export const enrolmentTables = ({ store, students, catalogue }: TableNeeds): Table[] => [
  {
    name: 'waitlists',
    action: 'export.run',
    ofTerm: true,
    columns: [
      ...sectionColumns,
      column('ticket', 'Ticket', '12'),
      column('rollNumber', 'Roll number', 'CS26-001'),
      column('name', 'Student', 'Ada Lovelace'),
      column('since', 'Since', '2026-08-24T08:00:00.000Z'),
    ],
    async *rows(termId) {
      const waiting = catalogue.withSections(inLines(store), termId)
      for await (const { row, section } of waiting) {
        const { ticket, rollNumber, name, since } = row
        yield { ...sectionCells(section), ticket, rollNumber, name, since }
      }
    },
  },
  {
    name: 'holds',
    action: 'export.run',
    ofTerm: false,
    columns: [
      ...studentColumns,
      column('reason', 'Reason', 'Fees of the last term are due'),
      column('office', 'Office that lifts it', 'Bursar'),
      column('note', 'Note', 'Called on Monday'),
      column('placedAt', 'Placed at', '2026-11-26T10:00:00.000Z'),
      column('placedBy', 'Placed by', 'Rosalind Franklin'),
    ],
    async *rows() {
      for await (const { row, student } of students.withStudents(everyOf(store, holdItem))) {
        const { reason, office, note, placedAt, placedBy } = row
        yield { ...studentCells(student), reason, office, note, placedAt, placedBy }
      }
    },
  },
]

/** Each place in each line, by the section that is waited for. */
async function* inLines(store: Store) {
  for await (const entry of everyOf(store, waitingItem)) yield { ...entry, sectionId: entry.waitingFor }
}
