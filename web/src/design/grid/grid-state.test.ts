import { expect, test } from 'vitest'
import { type GridAction, type GridState, placesIn, rangeOf, reduceGrid, start } from './grid-state.ts'

const shape = { rows: 3, columns: 2 }
const after = (...actions: GridAction[]): GridState =>
  actions.reduce((state, action) => reduceGrid(state, action, shape), start)

test('the first cell of the first student is where one begins', () => {
  expect(start.active).toEqual({ row: 0, column: 1 })
})

test('nobody leaves the sheet, however far they go', () => {
  expect(after({ kind: 'go', to: { row: 99, column: 99 } }).active).toEqual({ row: 2, column: 2 })
  expect(after({ kind: 'go', to: { row: -5, column: -5 } }).active).toEqual({ row: 0, column: 0 })
})

test('going on with Shift selects from where it began, and going without lets go', () => {
  const selected = after(
    { kind: 'go', to: { row: 1, column: 1 }, extend: true },
    { kind: 'go', to: { row: 2, column: 2 }, extend: true },
  )
  expect(rangeOf(selected)).toEqual({ top: 0, bottom: 2, first: 1, last: 2 })
  const released = reduceGrid(selected, { kind: 'go', to: { row: 2, column: 2 } }, shape)
  expect(rangeOf(released)).toEqual({ top: 2, bottom: 2, first: 2, last: 2 })
})

test('Enter keeps the mark and goes down, and stays in the last row', () => {
  const down: GridAction = { kind: 'leave', move: { row: 1, column: 0 } }
  const state = after(
    { kind: 'edit', seed: '7' },
    down,
    { kind: 'edit', seed: '8' },
    down,
    { kind: 'edit' },
    down,
  )
  expect(state).toEqual({ active: { row: 2, column: 1 } })
})

test('Tab back from the first cell does not lead onto the name of the student', () => {
  expect(after({ kind: 'edit' }, { kind: 'leave', move: { row: 0, column: -1 } }).active).toEqual({
    row: 0,
    column: 1,
  })
})

test('a name cannot be edited', () => {
  expect(
    after({ kind: 'go', to: { row: 0, column: 0 } }, { kind: 'edit', seed: 'x' }).editing,
  ).toBeUndefined()
})

test('a selection that begins on the names covers only the cells', () => {
  expect(placesIn({ top: 0, bottom: 1, first: 0, last: 1 })).toEqual([
    { row: 0, column: 1 },
    { row: 1, column: 1 },
  ])
})
