import type { Change } from '#engine/storage/storage.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { indexKey, itemKey } from './keys.ts'
import type { Index, Table } from './table.ts'

/** What one write does to one item; both absent where a delete found nothing. */
export interface ItemChange {
  readonly table: Table
  /** Where the item is kept, where that is known already. */
  readonly key?: Uint8Array
  readonly before: Item | undefined
  readonly after: Item | undefined
}

/** The stored changes an item's change amounts to, its index entries included. */
export function changesOf(change: ItemChange): readonly Change[] {
  const { table, before, after } = change
  const subject = after ?? before
  if (!subject) return []
  const key = change.key ?? itemKey(table, subject)
  const entries = table.indexes.flatMap((index) => entryChanges(change, index, key))
  return [...entries, { key, value: after }]
}

/** An entry only points to its item, so a write that leaves the index's keys alone touches no entry. */
function entryChanges(
  { table, before, after }: ItemChange,
  index: Index,
  key: Uint8Array,
): readonly Change[] {
  const old = before && indexKey(table, index, before)
  const next = after && indexKey(table, index, after)
  if (old && next && Buffer.compare(old, next) === 0) return []
  const changes: Change[] = []
  if (old) changes.push({ key: old, value: undefined })
  if (next) changes.push({ key: next, value: key })
  return changes
}
