import { type CancellationReason, cancelled, EngineError, invalid, RequestProblem } from '#engine/errors.ts'
import type { Change, View } from '#engine/storage/storage.ts'
import {
  type ConsumedCapacity,
  consumed,
  readCapacity,
  sumByTable,
  wantsCapacity,
  writeCapacity,
} from '#engine/tables/capacity.ts'
import { changesOf, type ItemChange } from '#engine/tables/item-change.ts'
import { largestItem, sizeOfItem } from '#engine/values/size.ts'
import { brokenCapacityWish, brokenMetricsWish, refuseBroken } from './checks.ts'
import type { Context } from './context.ts'
import { type CollectionMetrics, metricsByTable } from './item-collection.ts'
import { type PlannedWrite, prepareWrites, storedItem, type WriteKind } from './planned-write.ts'
import type { TransactWriteRequest } from './requests.ts'
import { actionsOf } from './transact-actions.ts'
import { refuseLongToken, rememberedToken, type TokenMemory } from './transaction-token.ts'

const largestTransaction = 4 * 1024 * 1024

export interface TransactWriteAnswer {
  readonly ConsumedCapacity?: readonly ConsumedCapacity[]
  readonly ItemCollectionMetrics?: Readonly<Record<string, readonly CollectionMetrics[]>>
}

/** Up to 100 writes and checks, all of them or none; a refusal says for each action what it met. */
export async function transactWriteItems(
  context: Context,
  request: TransactWriteRequest,
): Promise<TransactWriteAnswer> {
  refuseLongToken(request.ClientRequestToken)
  refuseBroken([
    brokenCapacityWish(request.ReturnConsumedCapacity),
    brokenMetricsWish(request.ReturnItemCollectionMetrics),
  ])
  const prepared = prepareWrites(context, actionsOf(request))
  refuseRepeats(prepared.early)
  const token = rememberedToken(context, request)
  return context.storage.write((view) => {
    const memory = token?.(view)
    const plans = prepared.at(view)
    if (memory?.seen) return { changes: [], answer: repeatedAnswer(view, plans, request) }
    const changes = decideAll(view, plans)
    return {
      changes: [...changes.flatMap(writtenChanges), ...tokenChange(memory)],
      answer: answerTo(view, request, changes),
    }
  })
}

function refuseRepeats(plans: readonly PlannedWrite[]): void {
  const places = new Set(plans.map(({ key }) => Buffer.from(key).toString('latin1')))
  if (places.size < plans.length)
    throw invalid('Transaction request cannot include multiple operations on one item')
}

type Decided = ItemChange & { readonly kind: WriteKind }

function decideAll(view: View, plans: readonly PlannedWrite[]): readonly Decided[] {
  const outcomes = plans.map((plan) => decideOne(view, plan))
  if (outcomes.some(({ reason }) => reason.Code !== 'None'))
    throw cancelled(outcomes.map(({ reason }) => reason))
  const changes = outcomes.flatMap(({ change }) => (change ? [change] : []))
  if (isTooLarge(changes)) throw invalid('Collection size of items in the transaction exceeds 4 MB')
  return changes
}

/** Items are weighed only where so many of them could be too large together. */
function isTooLarge(changes: readonly Decided[]): boolean {
  if (changes.length * largestItem <= largestTransaction) return false
  return changes.reduce((sum, { after }) => sum + (after ? sizeOfItem(after) : 0), 0) > largestTransaction
}

interface Outcome {
  readonly reason: CancellationReason
  readonly change?: Decided
}

function decideOne(view: View, { kind, table, key, decide }: PlannedWrite): Outcome {
  const before = storedItem(view, key)
  try {
    return { reason: { Code: 'None' }, change: { kind, table, key, before, after: decide(before).after } }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

function reasonOf(error: unknown): CancellationReason {
  if (!(error instanceof EngineError) || error instanceof RequestProblem) throw error
  const code = error.name === 'ConditionalCheckFailedException' ? 'ConditionalCheckFailed' : 'ValidationError'
  return { Code: code, Message: error.message, ...(error.Item ? { Item: error.Item } : {}) }
}

function writtenChanges(change: Decided): readonly Change[] {
  return change.kind === 'ConditionCheck' ? [] : changesOf(change)
}

function tokenChange(memory: TokenMemory | undefined): readonly Change[] {
  return memory ? [memory.change] : []
}

function answerTo(
  view: View,
  { ReturnConsumedCapacity: wish, ReturnItemCollectionMetrics: metrics }: TransactWriteRequest,
  changes: readonly Decided[],
): TransactWriteAnswer {
  const written = changes.filter(({ kind }) => kind !== 'ConditionCheck')
  return {
    ...(metrics === 'SIZE' ? { ItemCollectionMetrics: metricsByTable(view, written) } : {}),
    ...(wantsCapacity(wish)
      ? { ConsumedCapacity: capacitiesOf(changes).map((each) => consumed(each, wish, 'write')) }
      : {}),
  }
}

const capacitiesOf = (changes: readonly Decided[]) =>
  sumByTable(changes.map((change) => writeCapacity(change, 2)))

/** A transaction that was done already reads its items once more, and costs what that costs. */
function repeatedAnswer(
  view: View,
  plans: readonly PlannedWrite[],
  { ReturnConsumedCapacity: wish }: TransactWriteRequest,
): TransactWriteAnswer {
  if (!wantsCapacity(wish)) return {}
  const capacities = plans.map(({ table, key }) => {
    const item = storedItem(view, key)
    return readCapacity(table, item ? sizeOfItem(item) : 0, 2)
  })
  return { ConsumedCapacity: sumByTable(capacities).map((each) => consumed(each, wish, 'read')) }
}
