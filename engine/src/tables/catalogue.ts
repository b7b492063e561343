import { tableMissing } from '#engine/errors.ts'
import type { Change, View } from '#engine/storage/storage.ts'
import { afterPrefix } from '#engine/values/key-bytes.ts'
import { keyIn } from './keys.ts'
import { type Table, type TableRecord, tableOf } from './table.ts'

/** Spaces below this one belong to the engine itself. */
export const firstTableSpace = 16
const catalogueSpace = 0
const tokenSpace = 1
const lastSpace = 0xffff

const versionKey = keyIn(catalogueSpace, Buffer.from('version'))
const nextSpaceKey = keyIn(catalogueSpace, Buffer.from('next-space'))
const tablePrefix = keyIn(catalogueSpace, Buffer.from('table:'))
const droppedPrefix = keyIn(catalogueSpace, Buffer.from('dropped:'))

/** The tables of a store, read again only when this or another process has changed one. */
export interface Catalogue {
  tables(view: View): ReadonlyMap<string, Table>
  /** The table of that name; throws ResourceNotFoundException when there is none. */
  table(view: View, name: string): Table
}

export function createCatalogue(): Catalogue {
  let known: { readonly version: unknown; readonly tables: ReadonlyMap<string, Table> } = {
    version: undefined,
    tables: new Map(),
  }

  function tables(view: View): ReadonlyMap<string, Table> {
    const version = view.get(versionKey)
    if (version !== known.version) known = { version, tables: readTables(view) }
    return known.tables
  }

  return {
    tables,
    table: (view, name) => tableNamed(tables(view), name),
  }
}

/** Throws ResourceNotFoundException when there is none. */
export function tableNamed(tables: ReadonlyMap<string, Table>, name: string): Table {
  const table = tables.get(name)
  if (!table) throw tableMissing()
  return table
}

/** Only the engine writes under this prefix, so what is there is a record. */
function readTables(view: View): ReadonlyMap<string, Table> {
  const entries = view.range({ from: tablePrefix, before: afterPrefix(tablePrefix) })
  const records = [...entries].map(({ value }) => value as TableRecord)
  return new Map(records.map((record) => [record.name, tableOf(record)]))
}

const recordKey = (name: string): Uint8Array => Buffer.concat([tablePrefix, Buffer.from(name)])

/** Writes a table's record. Every change of the catalogue moves its version on. */
export function recordChanges(view: View, record: TableRecord): readonly Change[] {
  return [{ key: recordKey(record.name), value: record }, nextVersion(view)]
}

/** Removes a table's record, and notes its spaces to be emptied. */
export function dropChanges(view: View, table: Table): readonly Change[] {
  const spaces = [table.space, ...table.indexes.map((index) => index.space)]
  return [
    { key: recordKey(table.name), value: undefined },
    nextVersion(view),
    ...spaces.flatMap(dropSpaceChanges),
  ]
}

/** Notes one space to be emptied. */
export function dropSpaceChanges(space: number): readonly Change[] {
  return [{ key: droppedKey(space), value: space }]
}

function nextVersion(view: View): Change {
  return { key: versionKey, value: Number(view.get(versionKey) ?? 0) + 1 }
}

const droppedKey = (space: number): Uint8Array => Buffer.concat([droppedPrefix, keyIn(space)])

/** Spaces whose table or index is gone and whose entries are still there. */
export function droppedSpaces(view: View): readonly number[] {
  return [...view.range({ from: droppedPrefix, before: afterPrefix(droppedPrefix) })].map(({ value }) =>
    Number(value),
  )
}

/** Takes up to `most` entries out of a dropped space; the last such call also forgets the space. */
export function emptyingChanges(view: View, space: number, most: number): readonly Change[] {
  const changes: Change[] = []
  for (const { key } of view.range(wholeSpace(space))) {
    if (changes.length === most) return changes
    changes.push({ key: Uint8Array.from(key), value: undefined })
  }
  return [...changes, { key: droppedKey(space), value: undefined }]
}

/** The next free spaces, and the change that takes them. They are never given twice. */
export function takeSpaces(view: View, wanted: number): { readonly first: number; readonly change: Change } {
  const first = Number(view.get(nextSpaceKey) ?? firstTableSpace)
  if (first + wanted > lastSpace) throw new Error('The store has no room for another table or index')
  return { first, change: { key: nextSpaceKey, value: first + wanted } }
}

/** Everything in a space. */
export function wholeSpace(space: number): { readonly from: Uint8Array; readonly before: Uint8Array } {
  return { from: keyIn(space), before: keyIn(space + 1) }
}

/** Where the memory of a ClientRequestToken is kept. */
export function tokenKey(token: string): Uint8Array {
  return keyIn(tokenSpace, Buffer.from(token))
}

/** Where all remembered ClientRequestTokens are kept. */
export const tokenRange = wholeSpace(tokenSpace)
