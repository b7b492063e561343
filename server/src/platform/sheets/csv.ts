import type { Cells, Column } from './columns.ts'
import { guardCell } from './safe-cell.ts'

const awkward = /[",\r\n]|^\s|\s$/

const cell = (value: string | number | undefined): string => {
  const text = typeof value === 'number' ? String(value) : guardCell(value ?? '')
  return awkward.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
const line = (cells: readonly (string | number | undefined)[]): string => `${cells.map(cell).join(',')}\r\n`

/** Lines sent together, so that a large table is not a million small pieces. */
const linesAtOnce = 200

/** A table under its headings; the mark at the beginning tells spreadsheets that it is UTF-8. */
export async function* csvOf(
  columns: readonly Column[],
  records: AsyncIterable<Cells>,
): AsyncGenerator<string> {
  let waiting = `\uFEFF${line(columns.map(({ label }) => label))}`
  let lines = 0
  for await (const record of records) {
    waiting += line(columns.map(({ field }) => record[field]))
    lines += 1
    if (lines % linesAtOnce > 0) continue
    yield waiting
    waiting = ''
  }
  yield waiting
}
