import { noSuchPlace, type PageAsked } from './pages.ts'
import type { Found, Store } from './store.ts'
import type { TableName } from './tables.ts'
import type { Item } from './write.ts'

/** A part of an index that is walked in the order of its sort keys, as far as they begin so. */
export interface Stretch {
  readonly index: 'g1' | 'g2'
  readonly partition: string
  readonly begins?: string
}

export interface Walk extends PageAsked {
  readonly table: TableName
  /** One after the other. */
  readonly stretches: readonly Stretch[]
  readonly accept: (item: Item) => boolean
}

interface Place {
  readonly stretch: number
  readonly above: string
}

/** So many items are looked at for one page: a filter that few pass makes pages short, never slow. */
const mostRead = 1000
const largestChunk = 200

/** One page along several stretches; what it costs depends on the page, not on how many students there are. */
export async function walk(store: Store, asked: Walk): Promise<Found> {
  const { accept, limit, after } = asked
  const items: Item[] = []
  let last: Place | undefined
  let read = 0
  for await (const { item, place } of along(store, asked, after === undefined ? undefined : placeIn(after))) {
    const accepted = accept(item)
    if (last && ((accepted && items.length === limit) || read === mostRead)) {
      return { items, next: cursorOf(last) }
    }
    if (accepted) items.push(item)
    last = place
    read += 1
  }
  return { items }
}

async function* along(store: Store, { table, stretches, limit }: Walk, from: Place | undefined) {
  for (const [number, stretch] of stretches.entries()) {
    if (from && number < from.stretch) continue
    const above = from?.stretch === number ? from.above : undefined
    for await (const { item, key } of within(store, table, stretch, { first: limit + 1, above })) {
      yield { item, place: { stretch: number, above: key } }
    }
  }
}

interface From {
  /** How many to read at first. */
  readonly first: number
  readonly above: string | undefined
}

async function* within(
  store: Store,
  table: TableName,
  { index, partition, begins }: Stretch,
  { first, above: from }: From,
) {
  let above = from
  for (let chunk = first; ; chunk = Math.min(chunk * 2, largestChunk)) {
    const bound = above === undefined ? begins !== undefined && { begins } : { above }
    const { items, next } = await store.query({
      table,
      index,
      partition,
      limit: chunk,
      ...bound,
    })
    const found = items.map((item) => ({ item, key: String(item[`${index}s`]) }))
    const inside = found.filter(({ key }) => key.startsWith(begins ?? ''))
    yield* inside
    if (next === undefined || inside.length < found.length) return
    above = found.at(-1)?.key
  }
}

const cursorOf = ({ stretch, above }: Place): string =>
  Buffer.from(JSON.stringify([stretch, above])).toString('base64url')

function placeIn(cursor: string): Place {
  const [stretch, above] = parts(cursor)
  if (typeof stretch === 'number' && typeof above === 'string' && above !== '') return { stretch, above }
  throw noSuchPlace()
}

function parts(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(parsed) ? parsed : []
  } catch {
    return []
  }
}
