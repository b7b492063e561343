import { invalid } from '#engine/errors.ts'
import {
  type ConsumedCapacity,
  consumed,
  sumByTable,
  wantsCapacity,
  writeCapacity,
} from '#engine/tables/capacity.ts'
import { changesOf } from '#engine/tables/item-change.ts'
import { checkItem, checkKey, keyAttributesOf } from '#engine/tables/keys.ts'
import type { Table } from '#engine/tables/table.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import {
  brokenCapacityWish,
  brokenMetricsWish,
  isTableName,
  refuseBroken,
  requireTableName,
} from './checks.ts'
import type { Context } from './context.ts'
import { type CollectionMetrics, metricsByTable } from './item-collection.ts'
import { type PlanFor, type PlannedWrite, prepareWrites, storedItem } from './planned-write.ts'
import { readPut, readWrite } from './read-write.ts'
import type { BatchWriteEntry, BatchWriteRequest } from './requests.ts'
import { misnamedTable, requestItemsProblem, shownWrites } from './shown-request.ts'

const mostWrites = 25

export interface BatchWriteAnswer {
  readonly UnprocessedItems: Readonly<Record<string, readonly unknown[]>>
  readonly ConsumedCapacity?: readonly ConsumedCapacity[]
  readonly ItemCollectionMetrics?: Readonly<Record<string, readonly CollectionMetrics[]>>
}

/** Puts and deletes up to 25 items. This engine leaves none unprocessed, and keeps them in one commit. */
export async function batchWriteItem(
  context: Context,
  request: BatchWriteRequest,
): Promise<BatchWriteAnswer> {
  const entries = Object.entries(request.RequestItems ?? {})
  checkRequest(request, entries)
  const read = entries.flatMap(([name, writes]) => writes.map((entry) => ({ name, plan: planFor(entry) })))
  for (const { name } of read) requireTableName(name)
  const prepared = prepareWrites(context, read)
  refuseDuplicates(prepared.early)
  return context.storage.write((view) => {
    const changes = prepared.at(view).map(({ table, key, decide }) => {
      const before = storedItem(view, key)
      return { table, key, before, after: decide(before).after }
    })
    const wish = request.ReturnConsumedCapacity
    const capacity = (): readonly ConsumedCapacity[] =>
      wantsCapacity(wish)
        ? sumByTable(changes.map((each) => writeCapacity(each))).map((each) => consumed(each, wish))
        : []
    const metrics =
      request.ReturnItemCollectionMetrics === 'SIZE'
        ? { ItemCollectionMetrics: metricsByTable(view, changes) }
        : {}
    return {
      changes: changes.flatMap(changesOf),
      answer: {
        UnprocessedItems: {},
        ...metrics,
        ...(wantsCapacity(wish) ? { ConsumedCapacity: capacity() } : {}),
      },
    }
  })
}

type Entries = readonly [string, readonly BatchWriteEntry[]][]

function checkRequest(request: BatchWriteRequest, entries: Entries): void {
  refuseBroken([
    brokenCapacityWish(request.ReturnConsumedCapacity),
    brokenMetricsWish(request.ReturnItemCollectionMetrics),
  ])
  if (entries.length === 0) throw invalid('The requestItems parameter is required for BatchWriteItem')
  if (entries.some(([name]) => !isTableName(name))) throw misnamedTable(shownWrites(entries))
  if (entries.some(([, writes]) => writes.length < 1 || writes.length > mostWrites)) {
    throw requestItemsProblem(
      shownWrites(entries),
      `Map value must satisfy constraint: [Member must have length less than or equal to ${mostWrites}, ` +
        'Member must have length greater than or equal to 1]',
    )
  }
  const count = entries.reduce((sum, [, writes]) => sum + writes.length, 0)
  if (count > mostWrites) throw invalid('Too many items requested for the BatchWriteItem call')
}

function planFor({ PutRequest, DeleteRequest }: BatchWriteEntry): PlanFor {
  if ((PutRequest === undefined) === (DeleteRequest === undefined)) {
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of PutRequest or DeleteRequest',
    )
  }
  if (PutRequest) return readPut({ Item: PutRequest.Item }, checkBatchItem)
  return readWrite('Delete', { Key: DeleteRequest?.Key })
}

/** A batch looks at an item's key as it would at the key of a removal. */
function checkBatchItem(table: Table, item: Item): void {
  checkKey(table, keyAttributesOf(table, undefined, item))
  checkItem(table, item)
}

function refuseDuplicates(plans: readonly PlannedWrite[]): void {
  const places = new Set(plans.map(({ key }) => Buffer.from(key).toString('latin1')))
  if (places.size < plans.length) throw invalid('Provided list of item keys contains duplicates')
}
