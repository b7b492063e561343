import type { RowFault } from '@matricula/contract/interop'
import type { z } from 'zod'
import { faultsOf } from '#platform/http/faults.ts'
import type { Reading, Row } from './reader.ts'

interface Finding {
  readonly column: string
  readonly value?: string | undefined
  readonly reason: string
  readonly repair: string
}

const longestShown = 80
const shown = (value: string): string =>
  value.length > longestShown ? `${value.slice(0, longestShown)}…` : value

const faultAt = (row: Row, finding: Finding, severity: RowFault['severity']): RowFault => ({
  row: row.row,
  column: finding.column,
  value: shown(finding.value ?? row.cells[finding.column] ?? ''),
  reason: finding.reason,
  repair: finding.repair,
  severity,
})

/** The row is taken all the same. */
export const warning = (row: Row, finding: Finding): RowFault => faultAt(row, finding, 'warning')
/** The row cannot be taken. */
export const refusal = (row: Row, finding: Finding): RowFault => faultAt(row, finding, 'problem')

export const refused = (row: Row, ...faults: RowFault[]): Reading => ({
  rows: [row.row],
  wishes: [],
  faults,
})

type Parsed<T> = { readonly value: T; readonly faults: RowFault[] } | { readonly refused: RowFault[] }

/**
 * Reads a record from a row. What is wrong in a field that may be missing is left out with a warning; what is wrong
 * anywhere else refuses the row. `columns` says which cell a field of the schema came from, where names differ.
 */
export function parseRow<Schema extends z.ZodType>(
  schema: Schema,
  record: Readonly<Record<string, unknown>>,
  row: Row,
  { optional, columns = {} }: { optional: readonly string[]; columns?: Readonly<Record<string, string>> },
): Parsed<z.output<Schema>> {
  const whole = schema.safeParse(record)
  if (whole.success) return { value: whole.data, faults: [] }
  const found = faultsOf(whole.error).map(({ field, message }) => {
    const [first = ''] = field.split('.')
    const column = columns[first] ?? first
    const absent = (row.cells[column] ?? '') === ''
    return {
      field: first,
      finding: {
        column,
        reason: absent ? 'The cell is empty' : 'The value cannot be read',
        repair: absent ? 'Fill in this cell' : message,
      },
    }
  })
  if (!found.every(({ field }) => optional.includes(field)))
    return { refused: found.map(({ finding }) => refusal(row, finding)) }
  const rest = Object.fromEntries(
    Object.entries(record).filter(([field]) => !found.some((one) => one.field === field)),
  )
  const second = schema.safeParse(rest)
  if (!second.success) return { refused: found.map(({ finding }) => refusal(row, finding)) }
  return {
    value: second.data,
    faults: found.map(({ finding }) =>
      warning(row, { ...finding, reason: `${finding.reason}, so it is left out` }),
    ),
  }
}

/** The cells that say something, so that what is blank is left as it is. */
export const filled = (cells: Row['cells'], fields: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = cells[field]?.trim()
      return value ? [[field, value]] : []
    }),
  )
