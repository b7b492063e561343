import type { RowFault } from '@matricula/contract/interop'
import { nameOf } from '#capabilities/interop/wishes.ts'
import { refusal, refused } from './faults.ts'
import type { Mapping } from './mapping.ts'
import type { Given, Reader, Reading, Row } from './reader.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** Reads a whole file: each of its rows is in exactly one reading. */
export async function* readFile(
  reader: Reader,
  sheet: Sheet,
  mapping: Mapping,
  given: Given,
): AsyncGenerator<Reading> {
  const askew: Reading[] = []
  const places = Object.entries(mapping).map(([field, column]) => ({
    field,
    place: sheet.columns.indexOf(column),
  }))
  const inColumns = (fault: RowFault): RowFault => ({
    ...fault,
    column: mapping[fault.column] ?? labelOf(reader, fault.column),
  })
  const seen = new Map<string, number>()

  for await (const reading of reader.read(straight(sheet, places, askew), given)) {
    yield* askew.splice(0)
    const known = asBefore(reading, seen)
    yield known ?? { ...reading, faults: reading.faults.map(inColumns) }
  }
  yield* askew.splice(0)
}

const labelOf = (reader: Reader, field: string): string =>
  reader.fields.find((one) => one.field === field)?.label ?? field

/** The rows that are as wide as the heading; the others go to `askew`. */
async function* straight(
  sheet: Sheet,
  places: readonly { field: string; place: number }[],
  askew: Reading[],
): AsyncGenerator<Row> {
  for await (const one of sheet.rows()) {
    const row: Row = {
      row: one.row,
      cells: Object.fromEntries(places.map(({ field, place }) => [field, one.cells[place] ?? ''])),
    }
    if (one.cells.length === sheet.columns.length) yield row
    else askew.push(refused(row, wrongWidth(row, one, sheet.columns.length)))
  }
}

const wrongWidth = (row: Row, { cells }: SheetRow, wanted: number): RowFault =>
  refusal(row, {
    column: '',
    value: cells.join(' | '),
    reason: `The row has ${cells.length} cells, the heading has ${wanted}`,
    repair: 'Put quotation marks around text that holds the delimiter, and fill in missing cells',
  })

/** A record that a row above asked for: the first stays, the second is named. */
function asBefore(reading: Reading, seen: Map<string, number>): Reading | undefined {
  const [row = 0] = reading.rows
  const own = reading.wishes.filter((wish) => !wish.inPassing).map(nameOf)
  const before = own.map((name) => seen.get(name)).find((earlier) => earlier !== undefined)
  for (const name of own) if (!seen.has(name)) seen.set(name, row)
  if (before === undefined) return undefined
  const fault: RowFault = {
    row,
    column: '',
    value: own.join(', '),
    reason: `Row ${before} is about the same record`,
    repair: 'Remove one of the two rows',
    severity: 'problem',
  }
  return { rows: reading.rows, wishes: [], faults: [fault] }
}
