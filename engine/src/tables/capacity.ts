import type { Item } from '#engine/values/attribute-value.ts'
import { sameValue } from '#engine/values/compare.ts'
import { sizeOfItem } from '#engine/values/size.ts'
import { indexView } from './index-view.ts'
import type { ItemChange } from './item-change.ts'
import { indexKey } from './keys.ts'
import type { Index, Table } from './table.ts'

/** What an operation would consume on AWS, by table and index. */
export interface Capacity {
  readonly table: Table
  readonly own: number
  readonly indexes: ReadonlyMap<Index, number>
}

export type CapacityWish = 'TOTAL' | 'INDEXES' | 'NONE' | undefined

/** Whole units for a size: never less than one. */
function unitsFor(size: number, unit: number): number {
  return Math.max(1, Math.ceil(size / unit))
}

/** Units of one write; a transaction doubles the table's share, never that of an index. */
export function writeCapacity(change: ItemChange, factor: 1 | 2 = 1): Capacity {
  const { table, before, after } = change
  const size = Math.max(before ? sizeOfItem(before) : 0, after ? sizeOfItem(after) : 0)
  const shares = table.indexes.map((index): [Index, number] => [index, indexWriteUnits(change, index)])
  return {
    table,
    own: unitsFor(size, 1024) * factor,
    indexes: new Map(shares.filter(([, units]) => units > 0)),
  }
}

/** An index whose view of the item is unchanged costs nothing; a moved entry costs a removal and an addition. */
function indexWriteUnits({ table, before, after }: ItemChange, index: Index): number {
  const old = entryOf(table, index, before)
  const next = entryOf(table, index, after)
  if (!old || !next || Buffer.compare(old.key, next.key) !== 0) {
    return (old ? unitsFor(old.size, 1024) : 0) + (next ? unitsFor(next.size, 1024) : 0)
  }
  if (sameValue(old.view, next.view)) return 0
  return unitsFor(Math.max(old.size, next.size), 1024)
}

interface IndexEntry {
  readonly key: Uint8Array
  readonly view: Item
  readonly size: number
}

function entryOf(table: Table, index: Index, item: Item | undefined): IndexEntry | undefined {
  const key = item && indexKey(table, index, item)
  if (!key) return undefined
  const view = indexView(table, index, item)
  return { key, view, size: sizeOfItem(view) }
}

/** Units of a read of `size` bytes: half a unit per 4 KB, a whole one when consistent, two in a transaction. */
export function readCapacity(table: Table, size: number, factor: 0.5 | 1 | 2, index?: Index): Capacity {
  const units = unitsFor(size, 4096) * factor
  return index
    ? { table, own: 0, indexes: new Map([[index, units]]) }
    : { table, own: units, indexes: new Map() }
}

/** The capacities of a request with many items, added up by table. */
export function sumByTable(capacities: readonly Capacity[]): readonly Capacity[] {
  const sums = new Map<string, Capacity>()
  for (const capacity of capacities) {
    const sum = sums.get(capacity.table.name)
    sums.set(capacity.table.name, sum ? added(sum, capacity) : capacity)
  }
  return [...sums.values()]
}

function added(one: Capacity, two: Capacity): Capacity {
  const indexes = new Map(one.indexes)
  for (const [index, units] of two.indexes) indexes.set(index, (indexes.get(index) ?? 0) + units)
  return { table: one.table, own: one.own + two.own, indexes }
}

export interface Units {
  readonly CapacityUnits: number
  readonly ReadCapacityUnits?: number
  readonly WriteCapacityUnits?: number
}

export interface ConsumedCapacity extends Units {
  readonly TableName: string
  readonly Table?: Units
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, Units>>
  readonly LocalSecondaryIndexes?: Readonly<Record<string, Units>>
}

/** Does the request ask what it consumed? */
export function wantsCapacity(wish: CapacityWish): wish is 'TOTAL' | 'INDEXES' {
  return wish === 'TOTAL' || wish === 'INDEXES'
}

/** The ConsumedCapacity field of an answer; only transactions say whether their units read or write. */
export function consumed(
  { table, own, indexes }: Capacity,
  wish: 'TOTAL' | 'INDEXES',
  transaction?: 'read' | 'write',
): ConsumedCapacity {
  const total = [...indexes.values()].reduce((sum, units) => sum + units, own)
  const told = (units: number): Units => unitsOf(units, transaction)
  const summary = { TableName: table.name, ...told(total) }
  if (wish === 'TOTAL') return summary
  const shares = (local: boolean): [string, Units][] =>
    [...indexes].flatMap(([index, units]) => (index.local === local ? [[index.name, told(units)]] : []))
  return {
    ...summary,
    Table: told(own),
    ...sharesOf('GlobalSecondaryIndexes', shares(false)),
    ...sharesOf('LocalSecondaryIndexes', shares(true)),
  }
}

function unitsOf(units: number, transaction: 'read' | 'write' | undefined): Units {
  if (transaction === 'read') return { CapacityUnits: units, ReadCapacityUnits: units }
  return transaction ? { CapacityUnits: units, WriteCapacityUnits: units } : { CapacityUnits: units }
}

function sharesOf(field: string, shares: readonly [string, Units][]): object {
  return shares.length === 0 ? {} : { [field]: Object.fromEntries(shares) }
}
