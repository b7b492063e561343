import { invalid } from '#engine/errors.ts'
import { project } from '#engine/expressions/project.ts'
import type { Path } from '#engine/expressions/syntax.ts'
import { type ConsumedCapacity, consumed, wantsCapacity, writeCapacity } from '#engine/tables/capacity.ts'
import { changesOf, type ItemChange } from '#engine/tables/item-change.ts'
import { tooLarge } from '#engine/tables/keys.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { largestItem } from '#engine/values/size.ts'
import {
  brokenCapacityWish,
  brokenMetricsWish,
  brokenWord,
  refuseBroken,
  requireTableName,
} from './checks.ts'
import type { Context } from './context.ts'
import { type CollectionMetrics, collectionMetrics } from './item-collection.ts'
import { refuseLegacy } from './legacy.ts'
import { type Decided, prepareWrites, storedItem } from './planned-write.ts'
import { readWrite } from './read-write.ts'
import type { WriteRequest } from './requests.ts'

export interface WriteAnswer {
  readonly Attributes?: Item
  readonly ConsumedCapacity?: ConsumedCapacity
  readonly ItemCollectionMetrics?: CollectionMetrics
}

type LoneKind = 'Put' | 'Update' | 'Delete'

/** Puts, updates or deletes one item, together with its index entries. */
export async function writeOne(
  context: Context,
  kind: LoneKind,
  request: WriteRequest,
): Promise<WriteAnswer> {
  const name = requireTableName(request.TableName)
  checkRequest(kind, request)
  const prepared = prepareWrites(context, [{ name, plan: readWrite(kind, request) }])
  return context.storage.write((view) => {
    const [plan] = prepared.at(view)
    if (!plan) throw new TypeError('One write has one plan')
    const before = storedItem(view, plan.key)
    const decided = plan.decide(before)
    if ((decided.writtenSize ?? 0) > largestItem) throw tooLarge('update')
    const change: ItemChange = { table: plan.table, key: plan.key, before, after: decided.after }
    const metrics =
      request.ReturnItemCollectionMetrics === 'SIZE' ? collectionMetrics(view, change) : undefined
    return {
      changes: changesOf(change),
      answer: {
        ...answerTo(request, change, decided),
        ...(metrics ? { ItemCollectionMetrics: metrics } : {}),
      },
    }
  })
}

const returnValues = ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW']

/** UpdateItem stops at its ReturnValues; the others count whatever is wrong. */
function checkRequest(kind: LoneKind, request: WriteRequest): void {
  const returned = brokenWord('returnValues', request.ReturnValues, returnValues)
  if (kind === 'Update') refuseBroken([returned])
  refuseBroken([
    brokenCapacityWish(request.ReturnConsumedCapacity),
    brokenMetricsWish(request.ReturnItemCollectionMetrics),
    returned,
    brokenWord('returnValuesOnConditionCheckFailure', request.ReturnValuesOnConditionCheckFailure, [
      'ALL_OLD',
      'NONE',
    ]),
  ])
  refuseLegacy(request)
  if (kind === 'Update') return
  if ([undefined, null, 'NONE', 'ALL_OLD'].includes(request.ReturnValues)) return
  throw invalid('ReturnValues can only be ALL_OLD or NONE')
}

function answerTo(request: WriteRequest, change: ItemChange, decided: Decided): WriteAnswer {
  const attributes = attributesOf(request, change, decided)
  const wish = request.ReturnConsumedCapacity
  return {
    ...(attributes && Object.keys(attributes).length > 0 ? { Attributes: attributes } : {}),
    ...(wantsCapacity(wish) ? { ConsumedCapacity: consumed(writeCapacity(change), wish) } : {}),
  }
}

function attributesOf(
  request: WriteRequest,
  { before, after }: ItemChange,
  { touched }: Decided,
): Item | undefined {
  if (request.ReturnValues === 'ALL_OLD') return before
  if (request.ReturnValues === 'ALL_NEW') return after
  if (request.ReturnValues === 'UPDATED_OLD') return cutTo(touched, before)
  return request.ReturnValues === 'UPDATED_NEW' ? cutTo(touched, after) : undefined
}

function cutTo(paths: readonly Path[], item: Item | undefined): Item | undefined {
  return item && paths.length > 0 ? project(item, paths) : undefined
}
