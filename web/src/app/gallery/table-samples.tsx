import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Id } from '#design/id.tsx'
import type { Column, Sort } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { Tag } from '#design/tag.tsx'
import { type SampleStudent, students } from './samples.ts'

const columns: Column<SampleStudent>[] = [
  {
    key: 'name',
    head: 'Name',
    sortable: true,
    names: true,
    cell: (student) => <Link to="/design">{student.name}</Link>,
  },
  {
    key: 'id',
    head: 'Number',
    wideOnly: true,
    cell: (student) => <Id className="muted figures">{student.id}</Id>,
  },
  { key: 'programme', head: 'Programme', wideOnly: true, cell: (student) => student.programme },
  { key: 'credits', head: 'Credits', sortable: true, align: 'end', cell: (student) => student.credits },
  {
    key: 'average',
    head: 'Average',
    sortable: true,
    align: 'end',
    cell: (student) => student.average.toFixed(2),
  },
  {
    key: 'status',
    head: 'Status',
    cell: (student) => (student.held ? <Tag tone="warn">On hold</Tag> : <Tag tone="ok">Active</Tag>),
  },
]

const valueOf = (student: SampleStudent, key: string): number | string => {
  if (key === 'credits') return student.credits
  return key === 'average' ? student.average : student.name
}

export function TableSamples() {
  const [sort, setSort] = useState<Sort>({ key: 'name', descending: false })
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set(['S100002']))
  const way = sort.descending ? -1 : 1
  const rows = students.toSorted((a, b) => (valueOf(a, sort.key) < valueOf(b, sort.key) ? -way : way))
  return (
    <DataTable
      label="Students"
      columns={columns}
      rows={rows}
      keyOf={(student) => student.id}
      nameOf={(student) => `${student.name} ${student.id}`}
      sort={sort}
      onSort={setSort}
      selection={{ keys, onChange: setKeys }}
      flashing={new Set(['S100004'])}
      empty="No students yet."
    />
  )
}
