import { expect, test } from 'vitest'
import { spread } from './paste.ts'

const shape = { rows: 4, columns: 3 }
const at = (top: number, first: number, bottom = top, last = first) => ({ top, bottom, first, last })

test('a table from a spreadsheet lands from the active cell on', () => {
  const { cells, outside } = spread(
    [
      ['7', '8'],
      ['9', '10'],
    ],
    at(1, 2),
    shape,
  )
  expect(cells).toEqual([
    { row: 1, column: 2, text: '7' },
    { row: 1, column: 3, text: '8' },
    { row: 2, column: 2, text: '9' },
    { row: 2, column: 3, text: '10' },
  ])
  expect(outside).toBe(0)
})

test('what falls beside the sheet is counted, not written', () => {
  const { cells, outside } = spread(
    [
      ['1', '2'],
      ['3', '4'],
    ],
    at(3, 3),
    shape,
  )
  expect(cells).toEqual([{ row: 3, column: 3, text: '1' }])
  expect(outside).toBe(3)
})

test('one value fills all that is selected', () => {
  expect(spread([['ab']], at(0, 1, 1, 2), shape).cells.map(({ text }) => text)).toEqual([
    'ab',
    'ab',
    'ab',
    'ab',
  ])
})
