import type { Storage, View } from '#engine/storage/storage.ts'
import { createCatalogue, wholeSpace } from '#engine/tables/catalogue.ts'
import { checkItem, indexKey, itemKey } from '#engine/tables/keys.ts'
import type { Index, Table } from '#engine/tables/table.ts'
import type { Item } from '#engine/values/attribute-value.ts'

export interface Verified {
  readonly tables: number
  readonly items: number
  readonly indexEntries: number
  /** One sentence for each thing that is not as it must be; empty for a sound store. */
  readonly problems: readonly string[]
}

/** Reads the whole store: every item where its key says, every index entry with its item, and none missing. */
export function verifyStore(storage: Storage): Verified {
  return storage.read((view) => {
    const tables = [...createCatalogue().tables(view).values()]
    const results = tables.map((table) => verifyTable(view, table))
    return {
      tables: tables.length,
      items: results.reduce((sum, each) => sum + each.items, 0),
      indexEntries: results.reduce((sum, each) => sum + each.indexEntries, 0),
      problems: results.flatMap((each) => each.problems),
    }
  })
}

function verifyTable(view: View, table: Table): Omit<Verified, 'tables'> {
  const problems: string[] = []
  let items = 0
  for (const { key, value } of view.range(wholeSpace(table.space))) {
    items++
    problems.push(...itemProblems(view, table, { key, item: value as Item }))
  }
  const entries = table.indexes.map((index) => verifyIndex(view, table, index))
  return {
    items,
    indexEntries: entries.reduce((sum, each) => sum + each.entries, 0),
    problems: [...problems, ...entries.flatMap((each) => each.problems)],
  }
}

interface Stored {
  readonly key: Uint8Array
  readonly item: Item
}

function itemProblems(view: View, table: Table, { key, item }: Stored): readonly string[] {
  const name = `${table.name}: the item ${JSON.stringify(table.keys.map((each) => item[each.name]))}`
  try {
    // An item may be older than an index that cannot keep it; it is then not in that index.
    checkItem({ ...table, indexes: [] }, item)
    if (Buffer.compare(itemKey(table, item), key) !== 0) return [`${name} is kept under another key`]
  } catch (error) {
    return [`${name} is not valid: ${error instanceof Error ? error.message : String(error)}`]
  }
  return table.indexes.flatMap((index) => {
    const entry = indexKey(table, index, item)
    return entry && !index.building && view.get(entry) === undefined
      ? [`${name} is missing from the index ${index.name}`]
      : []
  })
}

function verifyIndex(
  view: View,
  table: Table,
  index: Index,
): { entries: number; problems: readonly string[] } {
  const problems: string[] = []
  let entries = 0
  for (const { key, value } of view.range(wholeSpace(index.space))) {
    entries++
    const item = view.get(value as Uint8Array) as Item | undefined
    const expected = item && indexKey(table, index, item)
    if (!expected || Buffer.compare(expected, key) !== 0) {
      problems.push(`${table.name}: the index ${index.name} has an entry without its item`)
    }
  }
  return { entries, problems }
}
