import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { i18nReady } from '#platform/i18n.ts'
import { DataGrid } from './data-grid.tsx'
import type { CellEdit, CellStates, GridColumn } from './grid-column.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly quiz: string
  readonly midterm: string
}

const rows: readonly Row[] = [
  { id: 'S1', name: 'Sita Patel', quiz: '7', midterm: '41' },
  { id: 'S2', name: 'Omar Saleh', quiz: '', midterm: '' },
  { id: 'S3', name: 'Léa Iyer', quiz: '9', midterm: '' },
]
const columns: readonly GridColumn<Row>[] = [
  { key: 'quiz', head: 'Quiz', detail: 'out of 10', text: (row) => row.quiz },
  {
    key: 'midterm',
    head: 'Midterm',
    detail: 'out of 50',
    text: (row) => row.midterm,
    check: (text) => (Number(text) <= 50 ? undefined : 'Enter a number from 0 to 50'),
  },
]

const told: CellEdit[][] = []

function Sheet({ states }: { readonly states?: ReadonlyMap<string, CellStates> }) {
  const [held, setHeld] = useState(rows)
  const onEdit = (edits: readonly CellEdit[]) => {
    told.push([...edits])
    setHeld((before) =>
      before.map((row) =>
        edits
          .filter((edit) => edit.rowKey === row.id)
          .reduce((changed, edit) => ({ ...changed, [edit.columnKey]: edit.after }), row),
      ),
    )
  }
  return (
    <DataGrid
      label="Marks"
      rows={held}
      keyOf={(row) => row.id}
      rowHead={{ head: 'Student', text: (row) => row.name }}
      columns={columns}
      onEdit={onEdit}
      {...(states === undefined ? {} : { states })}
    />
  )
}

async function open(states?: ReadonlyMap<string, CellStates>) {
  await i18nReady
  told.length = 0
  render(<Sheet {...(states === undefined ? {} : { states })} />)
  const [first] = screen.getAllByRole('gridcell')
  first?.focus()
}

const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })
const typeMark = (text: string) => {
  press(text[0] ?? '')
  fireEvent.change(screen.getByRole('textbox'), { target: { value: text } })
}
const clipboard = (text: string) => ({ clipboardData: { getData: () => text, setData: () => undefined } })

afterEach(cleanup)

test('a mark is typed over the old one, Enter keeps it and goes down', async () => {
  await open()
  typeMark('8')
  expect(screen.getByRole('textbox', { name: 'Quiz, Sita Patel, out of 10' })).toBeTruthy()
  press('Enter')
  expect(told).toEqual([[{ rowKey: 'S1', columnKey: 'quiz', before: '7', after: '8' }]])
  expect(document.activeElement?.getAttribute('data-r')).toBe('1')
})

test('Escape leaves the old mark in place', async () => {
  await open()
  typeMark('3')
  press('Escape')
  expect(told).toEqual([])
  expect(document.activeElement?.textContent).toBe('7')
})

test('a column from a spreadsheet is pasted, counted, checked and taken back as one', async () => {
  await open()
  press('ArrowRight')
  const cell = document.activeElement ?? document.body
  const paste = createEvent.paste(cell, clipboard('12\n99\n30\n31\n'))
  fireEvent(cell, paste)
  expect(screen.getByRole('status').textContent).toBe(
    'Pasted 3 cells, 1 needs attention, 1 outside the grid was ignored.',
  )
  expect(
    screen.getAllByRole('gridcell').filter((each) => each.getAttribute('aria-invalid') === 'true'),
  ).toHaveLength(1)
  press('z', { ctrlKey: true })
  expect(told.at(-1)?.map(({ after }) => after)).toEqual(['', '', '41'])
})

test('the sheet is one stop of the Tab key', async () => {
  await open()
  const stops = screen.getByRole('grid').querySelectorAll('[tabindex="0"]')
  expect(stops).toHaveLength(1)
})

test('when someone was faster, both marks are named and neither is lost', async () => {
  const chosen: string[] = []
  const conflict = {
    kind: 'conflict',
    by: 'Dr. Demir',
    mine: '41',
    theirs: '38',
    keep: () => chosen.push('mine'),
    use: () => chosen.push('theirs'),
  } as const
  await open(new Map([['S1', { quiz: conflict }]]))
  expect(screen.getByText('Dr. Demir entered 38 meanwhile.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Keep 41' }))
  fireEvent.click(screen.getByRole('button', { name: 'Use 38' }))
  expect(chosen).toEqual(['mine', 'theirs'])
})
