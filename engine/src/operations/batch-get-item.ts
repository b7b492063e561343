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
import { brokenCapacityWish, isTableName, refuseBroken, requireTableName, silentProblem } from './checks.ts'
import type { Context } from './context.ts'
import { refuseLegacy } from './legacy.ts'
import { type Cut, cutOf, getByKey, requireKey } from './planned-get.ts'
import type { BatchGetRequest, GetRequest } from './requests.ts'
import { misnamedTable, shownKeys } from './shown-request.ts'

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
  checkRequest(request, wanted)
  const read = wanted.map(([name, tableRequest]) => wantedOf(name, tableRequest))
  return context.storage.read((view) => {
    const responses: Record<string, readonly Item[]> = {}
    const unprocessed: Record<string, unknown> = {}
    const capacities: Capacity[] = []
    let size = 0
    for (const each of read) {
      const found = readTable(context, view, each, largestAnswer - size)
      responses[each.name] = found.items
      if (found.unprocessed.length > 0) unprocessed[each.name] = { ...each.request, Keys: found.unprocessed }
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

type TableRequest = GetRequest & { readonly Keys?: readonly unknown[] }

function checkRequest(request: BatchGetRequest, wanted: readonly [string, TableRequest][]): void {
  refuseBroken([brokenCapacityWish(request.ReturnConsumedCapacity)])
  if (wanted.length === 0) throw invalid('The requestItems parameter is required for BatchGetItem')
  if (wanted.some(([name]) => !isTableName(name))) throw misnamedTable(shownKeys(wanted))
  for (const [name, { Keys = [] }] of wanted) checkCount(name, Keys.length)
  const count = wanted.reduce((sum, [, { Keys }]) => sum + (Keys?.length ?? 0), 0)
  if (count > mostKeys) throw invalid('Too many items requested for the BatchGetItem call')
  refuseLegacy(...wanted.map(([, tableRequest]) => tableRequest))
}

function checkCount(name: string, count: number): void {
  const field = `RequestItems.${name}.member.Keys`
  if (count < 1) throw silentProblem(field, 'Member must have length greater than or equal to 1')
  if (count > mostKeys)
    throw silentProblem(field, `Member must have length less than or equal to ${mostKeys}`)
}

interface Wanted {
  readonly name: string
  readonly request: TableRequest
  readonly cut: Cut
  readonly keys: readonly Item[]
}

function wantedOf(name: string, request: TableRequest): Wanted {
  return { name, request, cut: cutOf(request), keys: (request.Keys ?? []).map(requireKey) }
}

/** `room` is what the answer may still take, in bytes. */
function readTable(
  { catalogue }: Context,
  view: View,
  { name, request, cut, keys }: Wanted,
  room: number,
): TableAnswer {
  const table = catalogue.table(view, requireTableName(name))
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
