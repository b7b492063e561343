import { invalid } from '#engine/errors.ts'
import type { View } from '#engine/storage/storage.ts'
import {
  type ConsumedCapacity,
  consumed,
  sumByTable,
  wantsCapacity,
  writeCapacity,
} from '#engine/tables/capacity.ts'
import { changesOf } from '#engine/tables/item-change.ts'
import { constraintProblem, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import { type PlannedWrite, planWrite, prepareWrite, storedItem } from './planned-write.ts'
import type { BatchWriteEntry, BatchWriteRequest } from './requests.ts'

const mostWrites = 25

export interface BatchWriteAnswer {
  readonly UnprocessedItems: Readonly<Record<string, readonly unknown[]>>
  readonly ConsumedCapacity?: readonly ConsumedCapacity[]
}

/** Puts and deletes up to 25 items. This engine leaves none unprocessed, and keeps them in one commit. */
export async function batchWriteItem(
  context: Context,
  request: BatchWriteRequest,
): Promise<BatchWriteAnswer> {
  const entries = Object.entries(request.RequestItems ?? {})
  checkCounts(request, entries)
  const prepared = entries.flatMap(([name, writes]) =>
    writes.map((entry) => prepareEntry(context, name, entry)),
  )
  context.storage.read((view) => refuseDuplicates(prepared.map((planAt) => planAt(view))))
  return context.storage.write((view) => {
    const changes = prepared.map((planAt) => {
      const { table, key, decide } = planAt(view)
      const before = storedItem(view, key)
      return { table, before, after: decide(before).after }
    })
    const wish = request.ReturnConsumedCapacity
    const capacity = (): readonly ConsumedCapacity[] =>
      wantsCapacity(wish)
        ? sumByTable(changes.map((each) => writeCapacity(each))).map((each) => consumed(each, wish))
        : []
    return {
      changes: changes.flatMap(changesOf),
      answer: { UnprocessedItems: {}, ...(wantsCapacity(wish) ? { ConsumedCapacity: capacity() } : {}) },
    }
  })
}

function checkCounts(
  request: BatchWriteRequest,
  entries: readonly [string, readonly BatchWriteEntry[]][],
): void {
  if (entries.length === 0 || entries.some(([, writes]) => writes.length === 0)) {
    throw constraintProblem(
      'requestItems',
      request.RequestItems,
      'Member must have length greater than or equal to 1',
    )
  }
  const count = entries.reduce((sum, [, writes]) => sum + writes.length, 0)
  if (count > mostWrites) throw invalid('Too many items requested for the BatchWriteItem call')
}

function prepareEntry(context: Context, name: string, entry: BatchWriteEntry): (view: View) => PlannedWrite {
  const tableName = requireTableName(name)
  const { PutRequest, DeleteRequest } = entry
  if ((PutRequest === undefined) === (DeleteRequest === undefined)) {
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of PutRequest or DeleteRequest',
    )
  }
  if (PutRequest)
    return prepareWrite(context, tableName, (table) => planWrite('Put', table, { Item: PutRequest.Item }))
  return prepareWrite(context, tableName, (table) => planWrite('Delete', table, { Key: DeleteRequest?.Key }))
}

function refuseDuplicates(plans: readonly PlannedWrite[]): void {
  const places = new Set(plans.map(({ key }) => Buffer.from(key).toString('latin1')))
  if (places.size < plans.length) throw invalid('Provided list of item keys contains duplicates')
}
