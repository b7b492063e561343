import type { ReactNode } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end, with figures of one width. */
  readonly align?: 'start' | 'end'
  readonly sortable?: boolean
  /** Left out where the screen is narrow; the first column then carries what matters. */
  readonly wideOnly?: boolean
  /** Any CSS length. */
  readonly width?: string
  /** The cell that names the row, for those who hear the table. One per table. */
  readonly names?: boolean
}

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

export interface Selection {
  readonly keys: ReadonlySet<string>
  readonly onChange: (keys: ReadonlySet<string>) => void
}
