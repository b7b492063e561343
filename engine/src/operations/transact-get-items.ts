import { type CancellationReason, cancelled, ItemProblem, invalid } from '#engine/errors.ts'
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
import type { Table } from '#engine/tables/table.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { brokenCapacityWish, constraintProblem, refuseBroken, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import { type Cut, cutOf, type Found, getByKey, requireKey } from './planned-get.ts'
import type { GetRequest, TransactGetRequest } from './requests.ts'

const mostItems = 100

export interface TransactGetAnswer {
  readonly Responses: readonly { readonly Item?: Item }[]
  readonly ConsumedCapacity?: readonly ConsumedCapacity[]
}

/** Reads up to 100 items as they were at one moment; a key that fits no table cancels them all. */
export async function transactGetItems(
  { storage, catalogue }: Context,
  request: TransactGetRequest,
): Promise<TransactGetAnswer> {
  refuseBroken([brokenCapacityWish(request.ReturnConsumedCapacity)])
  const gets = wantedOf(request).map((get, at) => ({
    name: requireTableName(get.TableName, `transactItems.${at + 1}.member.get.tableName`),
    key: requireKey(get.Key),
    cut: cutOf(get),
  }))
  return storage.read((view) => {
    const wanted = gets.map((get) => ({ ...get, table: catalogue.table(view, get.name) }))
    const found = readAll(view, wanted)
    const places = wanted.map(({ table, key }) => Buffer.from(itemKey(table, key)).toString('latin1'))
    if (new Set(places).size < wanted.length) {
      throw invalid('Transaction request cannot include multiple operations on one item')
    }
    const wish = request.ReturnConsumedCapacity
    const capacities = found.map(({ table, size }): Capacity => readCapacity(table, size, 2))
    return {
      Responses: found.map(({ item, cut }) => (item ? { Item: cut(item) } : {})),
      ...(wantsCapacity(wish)
        ? { ConsumedCapacity: sumByTable(capacities).map((each) => consumed(each, wish, 'read')) }
        : {}),
    }
  })
}

interface Wanted {
  readonly table: Table
  readonly key: Item
  readonly cut: Cut
}

function readAll(view: View, wanted: readonly Wanted[]): readonly (Wanted & Found)[] {
  const found: (Wanted & Found)[] = []
  const reasons = wanted.map((each): CancellationReason => {
    try {
      found.push({ ...each, ...getByKey(view, each.table, each.key) })
      return { Code: 'None' }
    } catch (error) {
      if (error instanceof ItemProblem) return { Code: 'ValidationError', Message: error.message }
      throw error
    }
  })
  if (found.length < wanted.length) throw cancelled(reasons)
  return found
}

function wantedOf({ TransactItems = [] }: TransactGetRequest): readonly GetRequest[] {
  if (TransactItems.length === 0) {
    throw constraintProblem(
      'transactItems',
      TransactItems,
      'Member must have length greater than or equal to 1',
    )
  }
  if (TransactItems.length > mostItems) {
    throw constraintProblem(
      'transactItems',
      TransactItems,
      'Member must have length less than or equal to 100',
    )
  }
  return TransactItems.map(({ Get }) => {
    if (!Get) throw constraintProblem('transactItems.member.get', undefined, 'Member must not be null')
    return Get
  })
}
