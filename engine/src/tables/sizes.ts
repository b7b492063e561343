import type { View } from '#engine/storage/storage.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { sizeOfItem } from '#engine/values/size.ts'
import { wholeSpace } from './catalogue.ts'
import { indexView } from './index-view.ts'
import type { Index, Table } from './table.ts'

const weighed = 200

/** How many items a table or index has, and their size: exact for a small one, else by the first few hundred. */
export function sizesOf(view: View, table: Table, index?: Index): { items: number; bytes: number } {
  const range = wholeSpace((index ?? table).space)
  const items = view.count(range)
  let [sum, seen] = [0, 0]
  for (const { value } of view.range(range)) {
    const item = index ? (view.get(value as Uint8Array) as Item | undefined) : (value as Item)
    if (item) sum += sizeOfItem(index ? indexView(table, index, item) : item)
    if (++seen === weighed) break
  }
  return { items, bytes: seen === 0 ? 0 : Math.round((sum / seen) * items) }
}
