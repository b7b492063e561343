import type { Storage } from '#engine/storage/storage.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { buildIndexes } from './build-indexes.ts'
import { type Catalogue, tokenRange, wholeSpace } from './catalogue.ts'
import { emptyDroppedSpaces } from './empty-spaces.ts'
import { changesOf } from './item-change.ts'
import type { Table } from './table.ts'
import { tokenLifetime } from './token-lifetime.ts'

const portion = 200
const fiveYears = 5 * 365 * 24 * 60 * 60

/** Removes items whose time has passed (`now` in milliseconds); returns how many. */
export async function sweep(storage: Storage, catalogue: Catalogue, now: number): Promise<number> {
  const tables = storage.read((view) => [...catalogue.tables(view).values()])
  let removed = 0
  for (const table of tables) {
    if (table.record.endsAt) removed += await sweepTable(storage, table, now / 1000)
  }
  await forgetTokens(storage, now)
  await buildIndexes(storage, catalogue)
  await emptyDroppedSpaces(storage)
  return removed
}

/** Looks without holding up writers, then looks again at each found item inside the write. */
async function sweepTable(storage: Storage, table: Table, seconds: number): Promise<number> {
  const ended = storage.read((view) =>
    [...view.range(wholeSpace(table.space))]
      .filter(({ value }) => hasEnded(table, value as Item, seconds))
      .map(({ key }) => Uint8Array.from(key)),
  )
  let removed = 0
  for (let at = 0; at < ended.length; at += portion) {
    removed += await removeEnded(storage, table, { keys: ended.slice(at, at + portion), seconds })
  }
  return removed
}

function removeEnded(
  storage: Storage,
  table: Table,
  { keys, seconds }: { readonly keys: readonly Uint8Array[]; readonly seconds: number },
): Promise<number> {
  return storage.write((view) => {
    const items = keys
      .map((key) => view.get(key) as Item | undefined)
      .filter((item) => item !== undefined)
      .filter((item) => hasEnded(table, item, seconds))
    const changes = items.flatMap((before) => changesOf({ table, before, after: undefined }))
    return { changes, answer: items.length }
  })
}

/** AWS leaves alone what ended more than five years ago: such a number is rarely a time. */
function hasEnded(table: Table, item: Item, seconds: number): boolean {
  const end = item[table.record.endsAt]
  return typeof end === 'number' && end < seconds && end > seconds - fiveYears
}

async function forgetTokens(storage: Storage, now: number): Promise<void> {
  const old = storage.read((view) =>
    [...view.range(tokenRange)]
      .filter(({ value }) => Number((value as Item)['at']) < now - tokenLifetime)
      .map(({ key }) => ({ key: Uint8Array.from(key), value: undefined })),
  )
  if (old.length > 0) await storage.write(() => ({ changes: old, answer: undefined }))
}
