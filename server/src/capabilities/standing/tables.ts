import type { TableNeeds } from '#capabilities/catalogue/index.ts'
import { studentCells, studentColumns } from '#capabilities/students/index.ts'
import { column } from '#platform/sheets/columns.ts'
import type { Table } from '#platform/sheets/table.ts'
import { everyOf } from '#platform/store/every-of.ts'
import { type Entry, standingItem } from './items.ts'

export const standingTables = ({ store, students }: Pick<TableNeeds, 'store' | 'students'>): Table[] => [
  {
    name: 'standings',
    action: 'export.run',
    ofTerm: true,
    columns: [
      ...studentColumns,
      column('termId', 'Term', '2026F'),
      column('outcome', 'Standing', 'probation'),
      column('computed', 'As the rules found it', 'warning'),
      column('rule', 'Rule', 'first-time-below'),
      column('average', 'Average', '1.62'),
      column('termAverage', 'Average of the term', '1.20'),
      column('minimum', 'Minimum', '1.80'),
      column('attempted', 'Credits attempted', '32'),
      column('earned', 'Credits earned', '28'),
      column('decidedBy', 'Decided otherwise by', 'Rosalind Franklin'),
      column('reason', 'Reason', 'Was in hospital'),
      column('at', 'At', '2027-01-10T10:00:00.000Z'),
    ],
    async *rows(asked) {
      for await (const { row, student } of students.withStudents(everyOf(store, standingItem))) {
        const entries = row.entries.filter(({ termId }) => asked === undefined || asked === termId)
        for (const entry of entries) yield { ...studentCells(student), ...cellsOf(entry) }
      }
    },
  },
]

function cellsOf({ termId, outcome, computed, override, at }: Entry) {
  const { average, termAverage, minimum, attempted, earned } = computed.figures
  return {
    termId,
    outcome,
    computed: computed.outcome,
    rule: computed.ruleId,
    average,
    termAverage,
    minimum,
    attempted,
    earned,
    decidedBy: override?.by,
    reason: override?.reason,
    at,
  }
}
