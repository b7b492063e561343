import { plainItem } from './attribute-values.ts'
import { Refused } from './store.ts'
import type { Item, Write } from './write.ts'

/** What a failed call means: conditions that did not hold, a collision to try again, an answer that was lost, or a fault. */
export type Outcome =
  | { readonly outcome: 'refused'; readonly refused: Refused }
  | { readonly outcome: 'collided' }
  | { readonly outcome: 'lost' }
  | { readonly outcome: 'failed' }

const passing = new Set([
  'TransactionConflict',
  'TransactionConflictException',
  'ThrottlingError',
  'ThrottlingException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
])

/** The command may have been done or not: DynamoDB failed, or the connection to it did. */
const lost = new Set([
  'InternalServerError',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
])

interface Reason {
  readonly Code?: string
  readonly Item?: unknown
}

interface Failure {
  readonly name?: string
  readonly code?: string
  readonly CancellationReasons?: readonly Reason[]
  readonly Item?: unknown
}

const conflicts = new Set([
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
])

/** Of a call that is tried again: whether others were writing the same, or the store was asked too much at once. */
export function troubleOf(error: unknown): 'conflict' | 'throttling' | undefined {
  const { name = '', CancellationReasons: reasons = [] }: Failure = Object(error)
  const codes = [name, ...reasons.map(({ Code = '' }) => Code)].filter((code) => passing.has(code))
  if (codes.length === 0) return undefined
  return codes.some((code) => conflicts.has(code)) ? 'conflict' : 'throttling'
}

/** Any failed condition is the answer, whatever else happened; only collisions alone are tried again. */
export function outcomeOf(error: unknown, writes: readonly Write[]): Outcome {
  const { name = '', code = '', CancellationReasons: reasons, Item: found }: Failure = Object(error)
  if (name === 'ConditionalCheckFailedException')
    return refusedBy([{ Code: 'ConditionalCheckFailed', Item: found }], writes)
  if (name === 'TransactionCanceledException' && reasons) return outcomeOfCancelled(reasons, writes)
  if (passing.has(name)) return { outcome: 'collided' }
  return lost.has(name) || lost.has(code) ? { outcome: 'lost' } : { outcome: 'failed' }
}

function outcomeOfCancelled(reasons: readonly Reason[], writes: readonly Write[]): Outcome {
  const codes = reasons.map((reason) => reason.Code ?? 'None').filter((each) => each !== 'None')
  if (codes.includes('ConditionalCheckFailed')) return refusedBy(reasons, writes)
  return codes.length > 0 && codes.every((each) => passing.has(each))
    ? { outcome: 'collided' }
    : { outcome: 'failed' }
}

function refusedBy(reasons: readonly Reason[], writes: readonly Write[]): Outcome {
  const refusals = writes.flatMap((write, place) => {
    const reason = reasons[place]
    if (reason?.Code !== 'ConditionalCheckFailed') return []
    const table = write.write === 'put' ? write.item.table : write.key.table
    const found: Item | undefined = reason.Item ? { table, ...plainItem(reason.Item) } : undefined
    return [{ name: write.otherwise, found }]
  })
  return { outcome: 'refused', refused: new Refused(refusals) }
}
