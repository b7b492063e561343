import { invalid } from '#engine/errors.ts'
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
import type { GetRequest, TransactGetRequest } from './requests.ts'

const mostItems = 100

export interface TransactGetAnswer {
  readonly Responses: readonly { readonly Item?: Item }[]
  readonly ConsumedCapacity?: readonly ConsumedCapacity[]
}

/** Reads up to 100 items as they were at one moment. */
export async function transactGetItems(
  { storage, catalogue }: Context,
  request: TransactGetRequest,
): Promise<TransactGetAnswer> {
  const wanted = wantedOf(request).map((get) => ({
    name: requireTableName(get.TableName),
    key: requireKey(get.Key),
    cut: cutOf(get),
  }))
  return storage.read((view) => {
    const capacities: Capacity[] = []
    const places = new Set<string>()
    const responses = wanted.map(({ name, key, cut }) => {
      const table = catalogue.table(view, name)
      const { item, size } = getByKey(view, table, key)
      places.add(Buffer.from(itemKey(table, key)).toString('latin1'))
      capacities.push(readCapacity(table, size, 2))
      return item ? { Item: cut(item) } : {}
    })
    if (places.size < wanted.length) {
      throw invalid('Transaction request cannot include multiple operations on one item')
    }
    const wish = request.ReturnConsumedCapacity
    return {
      Responses: responses,
      ...(wantsCapacity(wish)
        ? { ConsumedCapacity: sumByTable(capacities).map((each) => consumed(each, wish)) }
        : {}),
    }
  })
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
