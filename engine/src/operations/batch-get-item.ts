import { invalid } from '#engine/errors.ts'
import type { View } from '#engine/storage/storage.ts'
import {
  type Capacity,
  type ConsumedCapacity,
  consumed,
  readCapacity,
  sumByTable,
  wantsCapacity,
} from '#engine/tables/capacity.ts'
import { itemKey } from '#engine/tables/keys.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { constraintProblem, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import { cutOf, getByKey, requireKey } from './planned-get.ts'
import type { BatchGetRequest, GetRequest } from './requests.ts'

const mostKeys = 100
const largestAnswer = 16 * 1024 * 1024

export interface BatchGetAnswer {
  readonly Responses: Readonly<Record<string, readonly Item[]>>
  readonly UnprocessedKeys: Readonly<Record<string, unknown>>
  readonly ConsumedCapacity?: readonly ConsumedCapacity[]
}

interface TableAnswer {
  readonly items: readonly Item[]
  readonly unprocessed: readonly Item[]
  readonly capacities: readonly Capacity[]
  readonly size: number
}

/** Reads up to 100 items by their keys; what would pass 16 MB is left for another request. */
export async function batchGetItem(context: Context, request: BatchGetRequest): Promise<BatchGetAnswer> {
  const wanted = Object.entries(request.RequestItems ?? {})
  checkCounts(request, wanted)
  return context.storage.read((view) => {
    const responses: Record<string, readonly Item[]> = {}
    const unprocessed: Record<string, unknown> = {}
    const capacities: Capacity[] = []
    let size = 0
    for (const [name, tableRequest] of wanted) {
      const found = readTable(context, view, { name, request: tableRequest, room: largestAnswer - size })
      responses[name] = found.items
      if (found.unprocessed.length > 0) unprocessed[name] = { ...tableRequest, Keys: found.unprocessed }
      capacities.push(...found.capacities)
      size += found.size
    }
    const wish = request.ReturnConsumedCapacity
    return {
      Responses: responses,
      UnprocessedKeys: unprocessed,
      ...(wantsCapacity(wish)
        ? { ConsumedCapacity: sumByTable(capacities).map((each) => consumed(each, wish)) }
        : {}),
    }
  })
}

function checkCounts(
  request: BatchGetRequest,
  wanted: readonly [string, { readonly Keys?: readonly unknown[] }][],
): void {
  if (wanted.length === 0) {
    throw constraintProblem(
      'requestItems',
      request.RequestItems,
      'Member must have length greater than or equal to 1',
    )
  }
  for (const [, { Keys }] of wanted) {
    if (!Keys || Keys.length === 0) {
      throw constraintProblem(
        'requestItems.member.keys',
        Keys,
        'Member must have length greater than or equal to 1',
      )
    }
  }
  const count = wanted.reduce((sum, [, { Keys }]) => sum + (Keys?.length ?? 0), 0)
  if (count > mostKeys) throw invalid('Too many items requested for the BatchGetItem call')
}

interface Wanted {
  readonly name: string
  readonly request: GetRequest & { readonly Keys?: readonly unknown[] }
  /** Bytes that the answer may still take. */
  readonly room: number
}

function readTable({ catalogue }: Context, view: View, { name, request, room }: Wanted): TableAnswer {
  const table = catalogue.table(view, requireTableName(name))
  const cut = cutOf(request)
  const keys = (request.Keys ?? []).map(requireKey)
  const found = keys.map((key) => ({ key, ...getByKey(view, table, key) }))
  const places = new Set(keys.map((key) => Buffer.from(itemKey(table, key)).toString('latin1')))
  if (places.size < keys.length) throw invalid('Provided list of item keys contains duplicates')
  let size = 0
  const fitting = found.filter((each) => {
    size += each.size
    return size <= room
  })
  return {
    items: fitting.flatMap(({ item }) => (item ? [cut(item)] : [])),
    unprocessed: found.filter((each) => !fitting.includes(each)).map(({ key }) => key),
    capacities: fitting.map((each) => readCapacity(table, each.size, request.ConsistentRead ? 1 : 0.5)),
    size,
  }
}
