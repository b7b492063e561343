import type { ReactNode } from 'react'

export interface GridColumn<Row> {
  readonly key: string
  readonly head: string
  /** A second line below the head, such as "out of 50". */
  readonly detail?: string
  /** What the cell holds, as typed and copied. */
  readonly text: (row: Row) => string
  /** What it shows, when that is more than its text. */
  readonly cell?: (row: Row) => ReactNode
  /** Pixels; 108 unless given. */
  readonly width?: number
  /** Computed columns are read only and stand out. */
  readonly computed?: boolean
  /** What to enter instead, when a text cannot be right. */
  readonly check?: (text: string, row: Row) => string | undefined
}

export interface RowHead<Row> {
  readonly head: string
  readonly text: (row: Row) => string
  readonly detail?: (row: Row) => string
  /** Pixels; made for the longest text and detail unless given. */
  readonly width?: number
}

/** What is happening to one cell beside what it holds. */
export type CellState =
  | { readonly kind: 'saving' | 'queued' }
  | { readonly kind: 'error' | 'warning'; readonly message: string }
  /** Just changed by someone else; flashes once. */
  | { readonly kind: 'live'; readonly by: string }
  /** Someone else has it open. */
  | { readonly kind: 'held'; readonly by: string }
  /** Someone else was faster; nothing is lost until one of the two is chosen. */
  | {
      readonly kind: 'conflict'
      readonly by: string
      readonly mine: string
      readonly theirs: string
      readonly keep: () => void
      readonly use: () => void
    }

export type CellStates = Readonly<Record<string, CellState>>

/** One change of one cell, with what was there, so that it can be taken back. */
export interface CellEdit {
  readonly rowKey: string
  readonly columnKey: string
  readonly before: string
  readonly after: string
}
