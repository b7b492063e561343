import type { Path } from '#engine/expressions/syntax.ts'
import type { View } from '#engine/storage/storage.ts'
import { tableNamed } from '#engine/tables/catalogue.ts'
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

/** A write that was read, and the table it names. */
export interface NamedWrite {
  readonly name: string
  readonly plan: PlanFor
}

export interface PreparedWrites {
  /** As planned on the tables of a moment ago. */
  readonly early: readonly PlannedWrite[]
  at(view: View): readonly PlannedWrite[]
}

/** Plans on the tables as they are now: a bad request is refused before it waits for its turn to write. */
export function prepareWrites(
  { storage, catalogue }: Context,
  writes: readonly NamedWrite[],
): PreparedWrites {
  const early = storage.read((view) => {
    const tables = catalogue.tables(view)
    return writes.map(({ name, plan }) => plan(tableNamed(tables, name)))
  })
  return {
    early,
    at(view) {
      const tables = catalogue.tables(view)
      return writes.map(({ name, plan }, place) => {
        const table = tableNamed(tables, name)
        const known = early[place]
        return known?.table === table ? known : plan(table)
      })
    },
  }
}

/** The stored item a write is about. */
export function storedItem(view: View, key: Uint8Array): Item | undefined {
  return view.get(key) as Item | undefined
}
