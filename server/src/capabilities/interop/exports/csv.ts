import type { Field } from '#capabilities/interop/readers/reader.ts'
import { guardCell } from '#capabilities/interop/readers/safe-cell.ts'

export type Cells = Readonly<Record<string, string | number | undefined>>

const awkward = /[",\r\n]|^\s|\s$/

const cell = (value: string | number | undefined): string => {
  const text = typeof value === 'number' ? String(value) : guardCell(value ?? '')
  return awkward.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const line = (cells: readonly (string | number | undefined)[]): string => `${cells.map(cell).join(',')}\r\n`

/** Lines sent together, so that a large table is not a million small pieces. */
const linesAtOnce = 200

/** A table with the headings that the importer knows; the mark at the beginning tells spreadsheets that it is UTF-8. */
export async function* csvOf(
  fields: readonly Field[],
  records: AsyncIterable<Cells>,
): AsyncGenerator<string> {
  let waiting = `\uFEFF${line(fields.map(({ label }) => label))}`
  let lines = 0
  for await (const record of records) {
    waiting += line(fields.map(({ field }) => record[field]))
    lines += 1
    if (lines % linesAtOnce > 0) continue
    yield waiting
    waiting = ''
  }
  yield waiting
}
