import { type Storage, StorageProblem } from '#engine/storage/storage.ts'
import { createCatalogue, wholeSpace } from '#engine/tables/catalogue.ts'
import { changesOf } from '#engine/tables/item-change.ts'
import { checkItem, itemKey } from '#engine/tables/keys.ts'
import { itemFromRaw, rawItemOf } from '#engine/values/attribute-json.ts'
import type { Item } from '#engine/values/attribute-value.ts'

const portion = 100

/**
 * The items of a table as lines of DynamoDB's S3 export format, `{"Item":{…}}`, without line ends.
 * Read in portions, so writers never wait; items written meanwhile may or may not be among them.
 */
export function* exportTable(storage: Storage, name: string): Iterable<string> {
  const { space } = storage.read((view) => createCatalogue().table(view, name))
  const whole = wholeSpace(space)
  let from = whole.from
  for (;;) {
    const entries = storage.read((view) => firstOf(view.range({ ...whole, from }), portion))
    for (const { value } of entries) yield JSON.stringify({ Item: rawItemOf(value as Item, 'base64') })
    const last = entries.at(-1)
    if (!last || entries.length < portion) return
    from = Buffer.concat([last.key, Uint8Array.of(0)])
  }
}

function firstOf<Entry>(entries: Iterable<Entry>, most: number): readonly Entry[] {
  const first: Entry[] = []
  for (const entry of entries) {
    first.push(entry)
    if (first.length === most) break
  }
  return first
}

/** Puts the items of such lines into a table, over those with the same key; returns how many there were. */
export async function importTable(
  storage: Storage,
  name: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<number> {
  let [number, imported] = [0, 0]
  let waiting: Item[] = []
  for await (const line of lines) {
    number++
    if (line.trim() !== '') waiting.push(itemOfLine(line, number))
    if (waiting.length < portion) continue
    await putAll(storage, name, waiting).catch((error: unknown) => refuseLine(`up to ${number}`, error))
    imported += waiting.length
    waiting = []
  }
  await putAll(storage, name, waiting).catch((error: unknown) => refuseLine(`up to ${number}`, error))
  return imported + waiting.length
}

function refuseLine(line: number | string, error: unknown): never {
  if (error instanceof StorageProblem) throw error
  const reason = error instanceof Error ? error.message : String(error)
  throw new LineProblem(`Line ${line} cannot be imported: ${reason}`, { cause: error })
}

/** A line of an import that is no item of its table; the portions before it are kept. */
export class LineProblem extends Error {
  override readonly name = 'LineProblem'
}

function itemOfLine(line: string, number: number): Item {
  try {
    const parsed: unknown = JSON.parse(line)
    if (typeof parsed !== 'object' || parsed === null || !('Item' in parsed))
      throw new Error('it has no Item')
    return itemFromRaw(parsed.Item)
  } catch (error) {
    return refuseLine(number, error)
  }
}

function putAll(storage: Storage, name: string, items: readonly Item[]): Promise<void> {
  return storage.write((view) => {
    const table = createCatalogue().table(view, name)
    const latest = new Map<string, Item>()
    for (const item of items) {
      checkItem(table, item)
      latest.set(Buffer.from(itemKey(table, item)).toString('latin1'), item)
    }
    const changes = [...latest.values()].flatMap((after) => {
      const before = view.get(itemKey(table, after)) as Item | undefined
      return changesOf({ table, before, after })
    })
    return { changes, answer: undefined }
  })
}
