import { strFromU8, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { expect, test } from 'vitest'
import type { Cells } from './columns.ts'
import { xlsxOf } from './xlsx.ts'

const fields = ['rollNumber', 'name', 'credits', 'note'].map((field) => ({
  field,
  label: field,
  example: 'something',
}))

async function* given(records: readonly Cells[]): AsyncGenerator<Cells> {
  for (const record of records) yield await Promise.resolve(record)
}

async function workbookOf(records: AsyncIterable<Cells>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of xlsxOf(fields, records)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('another program reads the table as it is: text as text, numbers as numbers, nothing calculated', async () => {
  const file = await workbookOf(
    given([
      { rollNumber: '0012', name: 'Łukasz  Żółć <& "Co">', credits: 4.5, note: '=HYPERLINK("http://evil")' },
      { rollNumber: '+49', name: 'మాధవి', credits: 0, note: 'bell \u0007 gone' },
      { rollNumber: '1e5', name: '', credits: 20 },
    ]),
  )
  expect(await readWorkbook(file)).toMatchObject([
    {
      data: [
        ['rollNumber', 'name', 'credits', 'note'],
        ['0012', 'Łukasz  Żółć <& "Co">', 4.5, '=HYPERLINK("http://evil")'],
        ['+49', 'మాధవి', 0, 'bell  gone'],
        ['1e5', null, 20, null],
      ],
    },
  ])
  expect(strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toContain('<f>')
})

test('a large table is sent in pieces, and the same table is the same file', async () => {
  const rows = 20_000
  const many = async function* many(): AsyncGenerator<Cells> {
    for (let place = 0; place < rows; place += 1)
      yield await Promise.resolve({ rollNumber: `R${place}`, name: `Student ${place}`, credits: place })
  }
  const sizes: number[] = []
  for await (const chunk of xlsxOf(fields, many())) sizes.push(chunk.length)
  expect(sizes.length).toBeGreaterThan(5)
  expect(Math.max(...sizes)).toBeLessThan(150_000)
  expect((await workbookOf(many())).equals(await workbookOf(many()))).toBe(true)
})
