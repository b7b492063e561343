import { createHash } from 'node:crypto'
import { ItemProblem, RequestProblem } from '#engine/errors.ts'
import { longestKey } from '#engine/storage/storage.ts'
import { type AttributeValue, type Item, kindOf } from '#engine/values/attribute-value.ts'
import { spaceKey } from '#engine/values/key-bytes.ts'
import { largestItem, sizeOfItem, sizeOfValue } from '#engine/values/size.ts'
import type { Index, KeyAttribute, Table } from './table.ts'

const largestPartitionKey = 2048
const largestSortKey = 1024
const wrong = (detail: string): Error =>
  new ItemProblem(`One or more parameter values were invalid: ${detail}`)
const mismatch = 'The provided key element does not match the schema'

const spaceBytes = 2

/** The key of a stored value: two bytes of its space, then the parts in their order. */
export function keyIn(space: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat([Uint8Array.of(space >> 8, space & 0xff), ...parts])
}

/** Where an item of the table is kept. */
export function itemKey(table: Table, item: Item): Uint8Array {
  const key = spaceKey(table.space, valuesOf(table.keys, item))
  if (key.length <= longestKey) return key
  throw wrong('The key has too many zero bytes for this engine')
}

/**
 * Where the index keeps its entry for an item, or undefined when the item is not in the index.
 * The item's own key makes the entry its own; a digest stands for one that is too long.
 */
export function indexKey(table: Table, index: Index, item: Item): Uint8Array | undefined {
  if (!index.keys.every((key, at) => fitsIndexKey(item[key.name], key.type, at))) return undefined
  const entry = spaceKey(index.space, valuesOf(index.keys, item))
  const own = spaceKey(table.space, valuesOf(table.keys, item)).subarray(spaceBytes)
  const key = Buffer.concat([entry, own])
  return key.length <= longestKey ? key : Buffer.concat([entry, createHash('sha256').update(own).digest()])
}

/** Items older than the index may hold there what it cannot keep: AWS leaves such an item out of the index. */
function fitsIndexKey(value: AttributeValue | undefined, type: KeyAttribute['type'], at: number): boolean {
  if (value === undefined || kindOf(value) !== type || emptyKind(value)) return false
  return sizeOfKey(value) <= (at === 0 ? largestPartitionKey : largestSortKey)
}

function valuesOf(keys: readonly KeyAttribute[], item: Item): readonly AttributeValue[] {
  return keys.map(({ name }) => {
    const value = item[name]
    if (value === undefined) throw new ItemProblem(mismatch)
    return value
  })
}

/** Refuses a request's key unless it names exactly the table's key attributes, each well formed. */
export function checkKey(table: Table, key: Item): void {
  if (Object.keys(key).length !== table.keys.length) throw new ItemProblem(mismatch)
  for (const { name, type } of table.keys) {
    const value = key[name]
    if (value === undefined || kindOf(value) !== type) throw new ItemProblem(mismatch)
    refuseEmptyKey(name, value)
  }
  refuseLargeKeys(table.keys, key)
}

/** Refuses an item that its table or one of its indexes cannot keep; `origin` only changes the words. */
export function checkItem(table: Table, item: Item, origin: 'put' | 'update' = 'put'): void {
  for (const { name, type } of table.keys) {
    const value = item[name]
    if (value === undefined) throw wrong(`Missing the key ${name} in the item`)
    const kind = kindOf(value)
    if (kind !== type) throw wrong(`Type mismatch for key ${name} expected: ${type} actual: ${kind}`)
    refuseEmptyKey(name, value)
  }
  refuseLargeKeys(table.keys, item)
  for (const index of table.indexes) checkIndexKeys(index, item, origin)
  if (sizeOfItem(item) > largestItem) throw tooLarge(origin)
}

/** A put's size can be told from its request alone, so a transaction with it is not even begun. */
export function tooLarge(origin: 'put' | 'update'): Error {
  return origin === 'put'
    ? new RequestProblem('Item size has exceeded the maximum allowed size')
    : new ItemProblem('Item size to update has exceeded the maximum allowed size')
}

function checkIndexKeys(index: Index, item: Item, origin: 'put' | 'update'): void {
  for (const { name, type } of index.keys) {
    const value = item[name]
    if (value === undefined) continue
    const kind = kindOf(value)
    if (kind !== type) {
      throw wrong(
        `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${kind} IndexName: ${index.name}`,
      )
    }
    const emptiness = emptyKind(value)
    if (emptiness) throw emptyIndexKey(emptiness, origin, `IndexName: ${index.name}, IndexKey: ${name}`)
  }
  refuseLargeKeys(index.keys, item)
}

function emptyIndexKey(emptiness: string, origin: 'put' | 'update', place: string): Error {
  const what =
    origin === 'put'
      ? 'A value specified for a secondary index key is not supported'
      : 'The update expression attempted to update a secondary index key to a value that is not supported'
  return new RequestProblem(
    `One or more parameter values are not valid. ${what}. ` +
      `The AttributeValue for a key attribute cannot contain an empty ${emptiness} value.` +
      (origin === 'put' ? ` ${place}` : ''),
  )
}

function emptyKind(value: AttributeValue): string | undefined {
  if (value === '') return 'string'
  return value instanceof Uint8Array && value.length === 0 ? 'binary' : undefined
}

/** Keys cannot be empty strings or empty binary values. */
export function refuseEmptyKey(name: string, value: AttributeValue): void {
  const emptiness = emptyKind(value)
  if (!emptiness) return
  throw new RequestProblem(
    `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${emptiness} value. Key: ${name}`,
  )
}

/** Partition keys have 2,048 bytes at most, sort keys 1,024. */
export function refuseLargeKeys([partition, sort]: readonly KeyAttribute[], item: Item): void {
  if (partition && sizeOfKey(item[partition.name]) > largestPartitionKey) {
    throw wrong('Size of hashkey has exceeded the maximum size limit of2048 bytes')
  }
  if (sort && sizeOfKey(item[sort.name]) > largestSortKey) {
    throw wrong('Aggregated size of all range keys has exceeded the size limit of 1024 bytes')
  }
}

function sizeOfKey(value: AttributeValue | undefined): number {
  return value === undefined ? 0 : sizeOfValue(value)
}

/** The key attributes of an item, those of the index included. */
export function keyAttributesOf(table: Table, index: Index | undefined, item: Item): Item {
  const names = [...table.keys, ...(index?.keys ?? [])].map((key) => key.name)
  return Object.fromEntries(names.flatMap((name) => entryOf(item, name)))
}

function entryOf(item: Item, name: string): [string, AttributeValue][] {
  const value = item[name]
  return value === undefined ? [] : [[name, value]]
}
