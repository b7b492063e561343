import { randomBytes } from 'node:crypto'
import { type CancellationReason, cancelled, EngineError, ItemProblem, invalid } from '#engine/errors.ts'
import type { Change, View } from '#engine/storage/storage.ts'
import {
  type ConsumedCapacity,
  consumed,
  sumByTable,
  wantsCapacity,
  writeCapacity,
} from '#engine/tables/capacity.ts'
import { changesOf, type ItemChange } from '#engine/tables/item-change.ts'
import type { Table } from '#engine/tables/table.ts'
import { sizeOfItem } from '#engine/values/size.ts'
import { constraintProblem, requireTableName } from './checks.ts'
import type { Context } from './context.ts'
import { type PlannedWrite, planWrite, prepareWrite, storedItem, type WriteKind } from './planned-write.ts'
import type { TransactWriteEntry, TransactWriteRequest, WriteRequest } from './requests.ts'
import { rememberedToken, type TokenMemory } from './transaction-token.ts'

const mostActions = 100
const largestTransaction = 4 * 1024 * 1024
const kinds = ['Put', 'Update', 'Delete', 'ConditionCheck'] as const

export interface TransactWriteAnswer {
  readonly ConsumedCapacity?: readonly ConsumedCapacity[]
}

/** Up to 100 writes and checks, all of them or none; a refusal says for each action what it met. */
export async function transactWriteItems(
  context: Context,
  request: TransactWriteRequest,
): Promise<TransactWriteAnswer> {
  const prepared = entriesOf(request).map((entry) => prepareAction(context, entry))
  context.storage.read((view) => refuseRepeats(prepared.map((planAt) => planAt(view))))
  const token = rememberedToken(context, request)
  return context.storage.write((view) => {
    const memory = token?.(view)
    if (memory?.seen) return { changes: [], answer: answerTo(request, []) }
    const changes = decideAll(
      view,
      prepared.map((planAt) => planAt(view)),
    )
    return {
      changes: [...changes.flatMap(writtenChanges), ...tokenChange(memory)],
      answer: answerTo(request, changes),
    }
  })
}

interface Action {
  readonly kind: WriteKind
  readonly request: WriteRequest
}

function entriesOf({ TransactItems = [] }: TransactWriteRequest): readonly Action[] {
  if (TransactItems.length === 0) {
    throw constraintProblem(
      'transactItems',
      TransactItems,
      'Member must have length greater than or equal to 1',
    )
  }
  if (TransactItems.length > mostActions) {
    throw constraintProblem(
      'transactItems',
      TransactItems,
      'Member must have length less than or equal to 100',
    )
  }
  return TransactItems.map(actionOf)
}

function actionOf(entry: TransactWriteEntry): Action {
  const actions = kinds.flatMap((kind) => {
    const request = entry[kind]
    return request ? [{ kind, request }] : []
  })
  const [action] = actions
  if (action && actions.length === 1) return action
  throw invalid('TransactItems can only contain one of Check, Put, Update or Delete')
}

function prepareAction(context: Context, { kind, request }: Action): (view: View) => PlannedWrite {
  const name = requireTableName(request.TableName)
  if (kind === 'ConditionCheck' && request.ConditionExpression === undefined) {
    throw constraintProblem(
      'transactItems.member.conditionCheck.conditionExpression',
      undefined,
      'Member must not be null',
    )
  }
  if (kind === 'Update' && request.UpdateExpression === undefined) {
    throw constraintProblem(
      'transactItems.member.update.updateExpression',
      undefined,
      'Member must not be null',
    )
  }
  return prepareWrite(context, name, (table) => {
    try {
      return planWrite(kind, table, request)
    } catch (error) {
      return unfit(kind, table, error)
    }
  })
}

/** An item its table cannot keep is no reason to refuse the request, but one to cancel the transaction. */
function unfit(kind: WriteKind, table: Table, problem: unknown): PlannedWrite {
  if (!(problem instanceof ItemProblem)) throw problem
  return {
    kind,
    table,
    key: randomBytes(16),
    decide() {
      throw problem
    },
  }
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
  const size = changes.reduce((sum, { after }) => sum + (after ? sizeOfItem(after) : 0), 0)
  if (size > largestTransaction) throw invalid('Collection size of items in the transaction exceeds 4 MB')
  return changes
}

interface Outcome {
  readonly reason: CancellationReason
  readonly change?: Decided
}

function decideOne(view: View, { kind, table, key, decide }: PlannedWrite): Outcome {
  const before = storedItem(view, key)
  try {
    return { reason: { Code: 'None' }, change: { kind, table, before, after: decide(before).after } }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

function reasonOf(error: unknown): CancellationReason {
  if (!(error instanceof EngineError)) throw error
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
  { ReturnConsumedCapacity: wish }: TransactWriteRequest,
  changes: readonly Decided[],
): TransactWriteAnswer {
  if (!wantsCapacity(wish)) return {}
  const capacities = changes.map((change) => writeCapacity(change, 2))
  return { ConsumedCapacity: sumByTable(capacities).map((each) => consumed(each, wish)) }
}
