import { expect, test } from 'vitest'
import { readTabSeparated, writeTabSeparated } from './tab-separated.ts'

test.each([
  ['one cell', '41', [['41']]],
  ['a column from Excel, which ends the last row too', '41\r\n38\r\n', [['41'], ['38']]],
  ['blank cells', '\t7\t\r\n', [['', '7', '']]],
  ['a blank row between two', '1\n\n2', [['1'], [''], ['2']]],
  ['a cell with a line end and a quote inside', '"late\nsee ""note"""\t5', [['late\nsee "note"', '5']]],
  ['a quote in the middle of a word', '5" ruler\t1', [['5" ruler', '1']]],
  [
    'a quote that never ends',
    '"oops\t1\n2\t3',
    [
      ['"oops', '1'],
      ['2', '3'],
    ],
  ],
  ['nothing', '', []],
])('reads %s', (_, text, rows) => {
  expect(readTabSeparated(text)).toEqual(rows)
})

test('what is copied can be pasted back unchanged, whatever it holds', () => {
  const rows = [
    ['Léa', '7,5', ''],
    ['tab\tinside', 'line\nend', 'quote " here'],
  ]
  expect(readTabSeparated(writeTabSeparated(rows))).toEqual(rows)
})
