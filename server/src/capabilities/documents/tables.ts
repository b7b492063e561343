import type { TableNeeds } from '#capabilities/catalogue/index.ts'
import { studentCells, studentColumns } from '#capabilities/students/index.ts'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import { issuedItem } from './items.ts'

/** What was issued and what became of it: enough to answer for each number, without its contents. */
export const documentTables = ({ store, students }: Pick<TableNeeds, 'store' | 'students'>): Table[] => [
  {
    name: 'documents',
    action: 'export.run',
    ofTerm: false,
    columns: [
      column('number', 'Number', 'TR-2026-000001'),
      column('kind', 'Kind', 'transcript'),
      ...studentColumns,
      column('termTitle', 'Term', 'Autumn 2026'),
      column('issuedAt', 'Issued at', '2026-12-20T10:00:00.000Z'),
      column('issuedBy', 'Issued by', 'Rosalind Franklin'),
      column('state', 'State', 'valid'),
      column('reason', 'Why it is no longer valid', 'A grade was corrected'),
      column('endedAt', 'Since', '2027-01-10T10:00:00.000Z'),
      column('replacedBy', 'Replaced by', 'TR-2027-000001'),
      column('hash', 'Hash', '9f86d081884c7d65'),
    ],
    async *rows() {
      for await (const { row, student } of students.withStudents(everyOf(store, issuedItem))) {
        const { number, kind, termTitle, issuedAt, issuedBy, state, reason, endedAt, replacedBy, hash } = row
        yield {
          number,
          kind,
          ...studentCells(student),
          termTitle,
          issuedAt,
          issuedBy,
          state,
          reason,
          endedAt,
          replacedBy,
          hash,
        }
      }
    },
  },
]
