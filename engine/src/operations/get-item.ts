import { type ConsumedCapacity, consumed, readCapacity, wantsCapacity } from '#engine/tables/capacity.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { sizeOfItem } from '#engine/values/size.ts'
import { brokenCapacityWish, refuseBroken, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import { refuseLegacy } from './legacy.ts'
import { cutOf, itemByKey, requireKey } from './planned-get.ts'
import type { GetRequest } from './requests.ts'

export interface GetAnswer {
  readonly Item?: Item
  readonly ConsumedCapacity?: ConsumedCapacity
}

/** Reads one item by its key. Every read is consistent; `ConsistentRead` only changes what it would cost. */
export async function getItem({ storage, catalogue }: Context, request: GetRequest): Promise<GetAnswer> {
  const name = requireTableName(request.TableName)
  refuseBroken([brokenCapacityWish(request.ReturnConsumedCapacity)])
  refuseLegacy(request)
  const key = requireKey(request.Key)
  const cut = cutOf(request)
  return storage.read((view) => {
    const table = catalogue.table(view, name)
    const item = itemByKey(view, table, key)
    const wish = request.ReturnConsumedCapacity
    const cost = () => readCapacity(table, item ? sizeOfItem(item) : 0, request.ConsistentRead ? 1 : 0.5)
    return {
      ...(item ? { Item: cut(item) } : {}),
      ...(wantsCapacity(wish) ? { ConsumedCapacity: consumed(cost(), wish) } : {}),
    }
  })
}
