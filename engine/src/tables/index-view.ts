import type { Item } from '#engine/values/attribute-value.ts'
import type { Index, Table } from './table.ts'

/** What a global index keeps of an item: the same item where it projects everything. */
export function indexView(table: Table, index: Index, item: Item): Item {
  if (index.projection === 'ALL') return item
  const names = projectedNames(table, index)
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}

/** The attributes an index holds of every item, unless it projects them all. */
export function projectedNames(table: Table, index: Index): ReadonlySet<string> {
  return new Set([...table.keys, ...index.keys].map((key) => key.name).concat(index.included))
}
