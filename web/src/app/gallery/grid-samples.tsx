import { useState } from 'react'
import { DataGrid } from '#design/grid/data-grid.tsx'
import type { CellEdit, CellStates, GridColumn } from '#design/grid/grid-column.ts'
import { assessments, marks as initialMarks, type SampleMarks } from './samples.ts'

const columns: GridColumn<SampleMarks>[] = [
  ...assessments.map(
    ({ key, head, outOf }): GridColumn<SampleMarks> => ({
      key,
      head,
      detail: `out of ${outOf}`,
      text: (row) => row.marks[key] ?? '',
      check: (text) => {
        const mark = Number(text.replace(',', '.'))
        return mark >= 0 && mark <= outOf ? undefined : `Enter a number from 0 to ${outOf}`
      },
    }),
  ),
  {
    key: 'total',
    head: 'Total',
    computed: true,
    text: ({ marks }) => String(assessments.reduce((sum, { key }) => sum + (Number(marks[key]) || 0), 0)),
  },
]

const ignore = () => undefined
const states: ReadonlyMap<string, CellStates> = new Map([
  [
    'S100001',
    { lab: { kind: 'conflict', by: 'Dr. Demir', mine: '41', theirs: '38', keep: ignore, use: ignore } },
  ],
  ['S100002', { quiz2: { kind: 'held', by: 'M. Haddad' }, lab: { kind: 'queued' } }],
  [
    'S100004',
    {
      quiz1: { kind: 'live', by: 'Dr. Demir' },
      quiz2: { kind: 'warning', message: 'Above the maximum; allowed here' },
    },
  ],
])

export function GridSamples() {
  const [rows, setRows] = useState(initialMarks)
  return (
    <DataGrid
      label="Marks, CS-201 section A"
      height="420px"
      rows={rows}
      keyOf={(row) => row.id}
      rowHead={{ head: 'Student', text: (row) => row.name, detail: (row) => row.id }}
      columns={columns}
      states={states}
      onEdit={(edits) => setRows((before) => before.map((row) => withEdits(row, edits)))}
    />
  )
}

function withEdits(row: SampleMarks, edits: readonly CellEdit[]): SampleMarks {
  const own = edits.filter((edit) => edit.rowKey === row.id)
  if (own.length === 0) return row
  return {
    ...row,
    marks: { ...row.marks, ...Object.fromEntries(own.map((edit) => [edit.columnKey, edit.after])) },
  }
}
