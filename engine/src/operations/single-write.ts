import { invalid } from '#engine/errors.ts'
import { project } from '#engine/expressions/project.ts'
import type { Path } from '#engine/expressions/syntax.ts'
import { type ConsumedCapacity, consumed, wantsCapacity, writeCapacity } from '#engine/tables/capacity.ts'
import { changesOf, type ItemChange } from '#engine/tables/item-change.ts'
import type { Item } from '#engine/values/attribute-value.ts'
import { refuseLegacy, requireOneOf, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import { type Decided, planWrite, prepareWrite, storedItem } from './planned-write.ts'
import type { WriteRequest } from './requests.ts'

export interface WriteAnswer {
  readonly Attributes?: Item
  readonly ConsumedCapacity?: ConsumedCapacity
}

/** Puts, updates or deletes one item, together with its index entries. */
export async function writeOne(
  context: Context,
  kind: 'Put' | 'Update' | 'Delete',
  request: WriteRequest,
): Promise<WriteAnswer> {
  checkRequest(kind, request)
  const name = requireTableName(request.TableName)
  const planAt = prepareWrite(context, name, (table) => planWrite(kind, table, request))
  return context.storage.write((view) => {
    const plan = planAt(view)
    const before = storedItem(view, plan.key)
    const decided = plan.decide(before)
    const change: ItemChange = { table: plan.table, before, after: decided.after }
    return { changes: changesOf(change), answer: answerTo(request, change, decided) }
  })
}

function checkRequest(kind: string, request: WriteRequest): void {
  refuseLegacy(request)
  requireOneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, ['INDEXES', 'TOTAL', 'NONE'])
  requireOneOf('returnValues', request.ReturnValues, [
    'ALL_NEW',
    'UPDATED_OLD',
    'ALL_OLD',
    'NONE',
    'UPDATED_NEW',
  ])
  if (kind === 'Update') return
  if (request.ReturnValues === undefined || ['NONE', 'ALL_OLD'].includes(request.ReturnValues)) return
  throw invalid('Return values set to invalid value')
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
