import type { Action, TermId } from '@matricula/contract/kernel'
import type { Cells, Column } from './columns.ts'

/** A table of records that can leave the system as a file. */
export interface Table {
  /** One of the names of the contract's `ExportKind`. */
  readonly name: string
  /** Whoever may do this may have the table. */
  readonly action: Action
  /** Whether it can be had for one term alone. */
  readonly ofTerm: boolean
  readonly columns: readonly Column[]
  /** Read while it is sent: some rows are in memory at a time, however many there are. */
  rows(termId?: TermId): AsyncIterable<Cells>
}
