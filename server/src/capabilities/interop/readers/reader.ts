import type { ImportField, RowFault } from '@matricula/contract/interop'
import type { TermId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import type { Wish } from '#capabilities/interop/wishes.ts'
import type { Column } from '#platform/sheets/columns.ts'

/** One row under the heading, by our field names; a field is absent where the file has no column for it. */
export interface Row {
  /** Counted from 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, string | undefined>>
}

/** What became of some rows: records to make or change, or nothing where the rows are refused. */
export interface Reading {
  readonly rows: readonly number[]
  readonly wishes: readonly Wish[]
  readonly faults: readonly RowFault[]
}

/** What whoever imports has said besides the file. */
export interface Given {
  readonly termId?: TermId | undefined
}

export type Field = Column &
  z.infer<typeof ImportField> & {
    /** Other headings under which files have it. */
    readonly alsoCalled?: readonly string[]
  }

/** A column that files call by one name only. */
export const field = (name: string, label: string, example: string, required = false): Field => ({
  field: name,
  label,
  example,
  required,
})

/** One format of files: which columns it has, and what its rows ask for. Every row is in exactly one reading. */
export interface Reader {
  readonly fields: readonly Field[]
  read(rows: AsyncIterable<Row>, given: Given): AsyncIterable<Reading>
}

/** For formats in which each row stands by itself. */
export const eachRow = (read: (row: Row, given: Given) => Reading): Reader['read'] =>
  async function* readEach(rows, given) {
    for await (const row of rows) yield read(row, given)
  }

/** For formats in which several rows make one record: they may stand anywhere in the file. */
export const gathered = (
  keyOf: (row: Row) => string,
  read: (rows: readonly Row[], given: Given) => Reading,
): Reader['read'] =>
  async function* readGathered(rows, given) {
    const groups = new Map<string, Row[]>()
    for await (const row of rows) {
      const key = keyOf(row) || `row ${row.row}`
      const group = groups.get(key)
      if (group) group.push(row)
      else groups.set(key, [row])
    }
    for (const group of groups.values()) yield read(group, given)
  }
