import { expect, test } from 'vitest'
import type { CellEdit } from './grid-column.ts'
import { noHistory, redo, remember, undo } from './grid-history.ts'

const edit = (after: string, before = ''): CellEdit => ({ rowKey: 'S1', columnKey: 'midterm', before, after })

test('what was pasted at once is taken back at once, the last cell first', () => {
  const history = remember(noHistory, [edit('7'), { ...edit('8'), rowKey: 'S2' }])
  expect(undo(history).edits).toEqual([
    { rowKey: 'S2', columnKey: 'midterm', before: '8', after: '' },
    { rowKey: 'S1', columnKey: 'midterm', before: '7', after: '' },
  ])
})

test('what was undone can be done again, until something new is typed', () => {
  const undone = undo(remember(noHistory, [edit('7')])).history
  expect(redo(undone).edits).toEqual([edit('7')])
  expect(redo(remember(undone, [edit('9')])).edits).toEqual([])
})

test('with nothing to take back, nothing happens', () => {
  expect(undo(noHistory)).toEqual({ history: noHistory, edits: [] })
})

test('a hundred acts are remembered', () => {
  const history = Array.from({ length: 130 }, (_, step) => [edit(String(step))]).reduce(remember, noHistory)
  expect(history.done).toHaveLength(100)
  expect(undo(history).edits[0]?.before).toBe('129')
})
