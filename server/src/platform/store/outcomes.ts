import { plainItem } from './attribute-values.ts'
import { Refused } from './store.ts'
import type { Item, Write } from './write.ts'

/** What a failed call means: conditions that did not hold, a collision to try again, or a fault. */
export type Outcome =
  | { readonly outcome: 'refused'; readonly refused: Refused }
  | { readonly outcome: 'collided' }
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

interface Reason {
  readonly Code?: string
  readonly Item?: unknown
}

/** Any failed condition is the answer, whatever else happened; only collisions alone are tried again. */
export function outcomeOf(error: unknown, writes: readonly Write[]): Outcome {
  const {
    name,
    CancellationReasons,
    Item: found,
  } = Object(error) as { name?: string; CancellationReasons?: Reason[]; Item?: unknown }
  if (name === 'ConditionalCheckFailedException')
    return refusedBy([{ Code: 'ConditionalCheckFailed', Item: found }], writes)
  if (name === 'TransactionCanceledException' && CancellationReasons) {
    const codes = CancellationReasons.map((reason) => reason.Code ?? 'None').filter((code) => code !== 'None')
    if (codes.includes('ConditionalCheckFailed')) return refusedBy(CancellationReasons, writes)
    return codes.length > 0 && codes.every((code) => passing.has(code))
      ? { outcome: 'collided' }
      : { outcome: 'failed' }
  }
  return passing.has(name ?? '') ? { outcome: 'collided' } : { outcome: 'failed' }
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
