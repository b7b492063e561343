import type { Path } from '#engine/expressions/syntax.ts'
import type { View } from '#engine/storage/storage.ts'
import type { Table } from '#engine/tables/table.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import type { Context } from './context.ts'

export type WriteKind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck'

/** One item's write, checked against its table and ready to be decided on the stored item. */
export interface PlannedWrite {
  readonly kind: WriteKind
  readonly table: Table
  readonly key: Uint8Array
  /** Throws when the condition fails or the update cannot be applied. */
  decide(before: Item | undefined): Decided
}

export interface Decided {
  readonly after: Item | undefined
  /** The paths an update wrote to. */
  readonly touched: readonly Path[]
  /** What UpdateItem measures beside the item: the bytes its actions write, and what each of them costs. */
  readonly writtenSize?: number
}

/** A write that was read already; what is left to check depends on the table. */
export type PlanFor = (table: Table) => PlannedWrite

/** Plans on the table as it is now: a bad request is refused before it waits for its turn to write. */
export function prepareWrite(
  { storage, catalogue }: Context,
  name: string,
  plan: PlanFor,
): (view: View) => PlannedWrite {
  const early = storage.read((view) => plan(catalogue.table(view, name)))
  return (view) => {
    const table = catalogue.table(view, name)
    return table === early.table ? early : plan(table)
  }
}

/** The stored item a write is about. */
export function storedItem(view: View, key: Uint8Array): Item | undefined {
  return view.get(key) as Item | undefined
}
