import type { View } from '#engine/storage/storage.ts'
import { indexView } from '#engine/tables/index-view.ts'
import type { ItemChange } from '#engine/tables/item-change.ts'
import { indexKey, keyIn } from '#engine/tables/keys.ts'
import type { Index, Table } from '#engine/tables/table.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { afterPrefix, keyBytes } from '#engine/values/key-bytes.ts'
import { sizeOfItem } from '#engine/values/size.ts'

const gigabyte = 1024 ** 3

export interface CollectionMetrics {
  readonly ItemCollectionKey: Item
  /** In GB: at least, and less than. */
  readonly SizeEstimateRangeGB: readonly [number, number]
}

/** How large the items of one partition are, before the change; only tables with local indexes tell. */
export function collectionMetrics(
  view: View,
  { table, before, after }: ItemChange,
): CollectionMetrics | undefined {
  const [partition] = table.keys
  const local = table.indexes.filter((index) => index.local)
  if (!partition || local.length === 0) return undefined
  const value = (after ?? before)?.[partition.name]
  if (value === undefined) return undefined
  const from = keyIn(table.space, keyBytes(value))
  let size = 0
  for (const found of view.range({ from, before: afterPrefix(from) })) {
    size += sizeWithViews(table, local, found.value as Item)
  }
  const least = Math.floor(size / gigabyte)
  return { ItemCollectionKey: { [partition.name]: value }, SizeEstimateRangeGB: [least, least + 1] }
}

function sizeWithViews(table: Table, local: readonly Index[], item: Item): number {
  const views = local.filter((index) => indexKey(table, index, item) !== undefined)
  return views.reduce((sum, index) => sum + sizeOfItem(indexView(table, index, item)), sizeOfItem(item))
}

/** The metrics of many changes, by table: one for each partition that was written to. */
export function metricsByTable(
  view: View,
  changes: readonly ItemChange[],
): Readonly<Record<string, readonly CollectionMetrics[]>> {
  const found = new Map<string, Map<string, CollectionMetrics>>()
  for (const change of changes) {
    const metrics = collectionMetrics(view, change)
    if (!metrics) continue
    const ofTable = found.get(change.table.name) ?? new Map<string, CollectionMetrics>()
    const [value = ''] = Object.values(metrics.ItemCollectionKey)
    ofTable.set(Buffer.from(keyBytes(value)).toString('latin1'), metrics)
    found.set(change.table.name, ofTable)
  }
  return Object.fromEntries([...found].map(([name, ofTable]) => [name, [...ofTable.values()]]))
}
