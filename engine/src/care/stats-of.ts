import type { Storage } from '#engine/storage/storage.ts'
import { createCatalogue, wholeSpace } from '#engine/tables/catalogue.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { sizeOfItem } from '#engine/values/size.ts'

export interface TableStats {
  readonly table: string
  readonly items: number
  /** By DynamoDB's rules of size, without indexes. */
  readonly bytes: number
  readonly largestItem: number
  readonly indexes: Readonly<Record<string, number>>
}

/** Counts and weighs every table. It reads every item, so it is for care, not for each request. */
export function statsOf(storage: Storage): readonly TableStats[] {
  return storage.read((view) =>
    [...createCatalogue().tables(view).values()].map((table) => {
      const sizes = [...view.range(wholeSpace(table.space))].map(({ value }) => sizeOfItem(value as Item))
      return {
        table: table.name,
        items: sizes.length,
        bytes: sizes.reduce((sum, size) => sum + size, 0),
        largestItem: sizes.reduce((largest, size) => Math.max(largest, size), 0),
        indexes: Object.fromEntries(
          table.indexes.map((index) => [index.name, view.count(wholeSpace(index.space))]),
        ),
      }
    }),
  )
}
