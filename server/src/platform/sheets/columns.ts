/** A row by its field names; what is absent or empty is an empty cell. */
export type Cells = Readonly<Record<string, string | number | undefined>>

/** A column of a table that leaves the system. */
export interface Column {
  readonly field: string
  /** The heading of the file. */
  readonly label: string
  /** A value as it may look: it says what is meant, and how wide the column is. */
  readonly example: string
}

export const column = (field: string, label: string, example: string): Column => ({ field, label, example })
