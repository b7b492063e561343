import { expect, test } from 'vitest'
import { commandFor, type GridView, leavingBy, type PressedKey } from './grid-keys.ts'

const view: GridView = { rows: 62, columns: 5, active: { row: 10, column: 2 }, page: 8, rightToLeft: false }
const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  shift: false,
  control: false,
  alt: false,
  ...held,
})

test.each([
  ['ArrowDown', {}, { row: 11, column: 2 }],
  ['ArrowDown', { control: true }, { row: 61, column: 2 }],
  ['ArrowUp', { control: true }, { row: 0, column: 2 }],
  ['ArrowRight', {}, { row: 10, column: 3 }],
  ['PageUp', {}, { row: 2, column: 2 }],
  ['Home', {}, { row: 10, column: 1 }],
  ['Home', { control: true }, { row: 0, column: 0 }],
  ['End', { control: true }, { row: 61, column: 5 }],
])('%s with %o goes to %o', (key, held, to) => {
  expect(commandFor(press(key, held), view)).toMatchObject({ kind: 'go', to })
})

test('in a right-to-left language the right arrow goes to the previous column', () => {
  expect(commandFor(press('ArrowRight'), { ...view, rightToLeft: true })).toMatchObject({
    to: { row: 10, column: 1 },
  })
})

test.each([
  ['7', {}, { kind: 'edit', seed: '7' }],
  ['م', {}, { kind: 'edit', seed: 'م' }],
  ['F2', {}, { kind: 'edit' }],
  ['Enter', {}, { kind: 'edit' }],
  ['Delete', {}, { kind: 'clear' }],
  ['z', { control: true }, { kind: 'undo' }],
  ['Z', { control: true, shift: true }, { kind: 'redo' }],
  ['d', { control: true }, { kind: 'fill' }],
])('%s with %o means %o', (key, held, command) => {
  expect(commandFor(press(key, held), view)).toEqual(command)
})

test.each([
  ['Tab', {}],
  ['c', { control: true }],
  ['v', { control: true }],
  [' ', {}],
  ['Shift', {}],
  ['ArrowDown', { alt: true }],
])('%s with %o is left to the browser', (key, held) => {
  expect(commandFor(press(key, held), view)).toBeUndefined()
})

test('Escape gives up what was typed, Enter keeps it', () => {
  expect(leavingBy(press('Escape'), true)).toEqual({ keep: false, move: { row: 0, column: 0 } })
  expect(leavingBy(press('Enter', { shift: true }), true)).toEqual({
    keep: true,
    move: { row: -1, column: 0 },
  })
})

test('arrows leave a cell that was typed over, and move within one that was opened', () => {
  expect(leavingBy(press('ArrowDown'), true)).toEqual({ keep: true, move: { row: 1, column: 0 } })
  expect(leavingBy(press('ArrowDown'), false)).toBeUndefined()
})
