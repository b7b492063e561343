import { Readable } from 'node:stream'
import type { Problem } from '@matricula/contract/kernel'
import { CsvError, parse } from 'csv-parse'
import { unguardCell } from '#platform/sheets/safe-cell.ts'
import { unreadable } from './decode.ts'
import { type Delimiter, delimiterOf } from './delimiter.ts'

export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** A table as it stands in a file: its headings, and its rows one after the other. */
export interface Sheet {
  readonly columns: readonly string[]
  readonly delimiter: Delimiter
  rows(): AsyncIterable<SheetRow>
}

const longestRow = 1_000_000
const slice = 65_536

function* slices(text: string): Generator<string> {
  for (let from = 0; from < text.length; from += slice) yield text.slice(from, from + slice)
}

async function* recordsOf(text: string, delimiter: Delimiter): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: longestRow,
  })
  try {
    for await (const record of Readable.from(slices(text)).pipe(parser)) yield cellsOf(record)
  } catch (error) {
    throw explained(error)
  }
}

const cellsOf = (record: unknown): string[] => (Array.isArray(record) ? record.map(String) : [])

function explained(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error
  const line = Number(error['lines'] ?? 0)
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return unreadable('A quotation mark is opened and never closed; add it or remove the one before it.')
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return unreadable(`Line ${line} is longer than a million characters; is this a table?`)
  return unreadable(`Line ${line} cannot be read as a row of a table: ${error.message}`)
}

/** Reads the heading at once, the rows when they are asked for; may be asked several times. */
export async function sheetOf(text: string): Promise<Sheet> {
  if (text.startsWith('PK\u0003\u0004')) throw unreadable('This is an Excel workbook; save it as CSV.')
  if (text.includes('\u0000')) throw unreadable('The file holds null characters; save it as CSV in UTF-8.')
  const delimiter = delimiterOf(text)
  const columns = headings(await first(recordsOf(text, delimiter)))
  return {
    columns,
    delimiter,
    async *rows() {
      let row = -1
      for await (const cells of recordsOf(text, delimiter)) {
        row += 1
        if (row > 0) yield { row, cells: cells.map(unguardCell) }
      }
    },
  }
}

async function first(records: AsyncIterable<string[]>): Promise<string[]> {
  for await (const record of records) return record
  throw unreadable('The file is empty; it needs a heading row.')
}

function headings(cells: readonly string[]): string[] {
  const columns = cells.map((cell, place) => cell.normalize('NFC').trim() || `Column ${place + 1}`)
  const twice = columns.find((column, place) => columns.indexOf(column) !== place)
  if (twice !== undefined) throw duplicated(twice)
  if (columns.length > 200) throw unreadable('The file has more than 200 columns; is this a table?')
  return columns
}

const duplicated = (column: string): Problem =>
  unreadable(`Two columns are called “${column}”; give each its own heading.`)
