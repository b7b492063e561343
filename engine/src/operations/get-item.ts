import { type ConsumedCapacity, consumed, readCapacity, wantsCapacity } from '#engine/tables/capacity.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { refuseLegacy, requireOneOf, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import { cutOf, getByKey, requireKey } from './planned-get.ts'
import type { GetRequest } from './requests.ts'

export interface GetAnswer {
  readonly Item?: Item
  readonly ConsumedCapacity?: ConsumedCapacity
}

/** Reads one item by its key. Every read is consistent; `ConsistentRead` only changes what it would cost. */
export async function getItem({ storage, catalogue }: Context, request: GetRequest): Promise<GetAnswer> {
  refuseLegacy(request)
  requireOneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, ['INDEXES', 'TOTAL', 'NONE'])
  const name = requireTableName(request.TableName)
  const key = requireKey(request.Key)
  const cut = cutOf(request)
  return storage.read((view) => {
    const table = catalogue.table(view, name)
    const { item, size } = getByKey(view, table, key)
    const wish = request.ReturnConsumedCapacity
    const capacity = readCapacity(table, size, request.ConsistentRead ? 1 : 0.5)
    return {
      ...(item ? { Item: cut(item) } : {}),
      ...(wantsCapacity(wish) ? { ConsumedCapacity: consumed(capacity, wish) } : {}),
    }
  })
}
