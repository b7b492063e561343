import { expect, test } from 'vitest'
import type { Cells } from './columns.ts'
import { csvOf } from './csv.ts'

const fields = ['name', 'points'].map((field) => ({ field, label: field, example: '' }))

async function* given(records: readonly Cells[]): AsyncGenerator<Cells> {
  for (const record of records) yield await Promise.resolve(record)
}

test('text that a spreadsheet would calculate is kept from it, and numbers stay numbers', async () => {
  const records = [
    { name: '=1+1', points: -5 },
    { name: '-5', points: 0.5 },
    { name: '@sum', points: undefined },
    { name: 'plain', points: 3 },
  ]
  let text = ''
  for await (const piece of csvOf(fields, given(records))) text += piece
  expect(text).toBe("\uFEFFname,points\r\n'=1+1,-5\r\n'-5,0.5\r\n'@sum,\r\nplain,3\r\n")
})
