import { type CancellationReason, cancelled, EngineError } from '#engine/errors.ts'

const conflict = 'Transaction is ongoing for the item'
const exceeded =
  'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.'
const tooFast =
  'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly. If exceptions persist, check if you have a hot key.'

/** One action of a transaction is in trouble, the others are not. */
function cancelledAt(reason: CancellationReason, request: object, chance: () => number): EngineError {
  const actions =
    'TransactItems' in request && Array.isArray(request.TransactItems) ? request.TransactItems : []
  const place = Math.floor(chance() * actions.length)
  return cancelled(actions.map((_, at) => (at === place ? reason : { Code: 'None' })))
}

const isTransaction = (operation: string): boolean => operation.startsWith('Transact')

/** The refusal of a write whose item is in a transaction of someone else, in AWS's shape. */
export function conflictRefusal(operation: string, request: object, chance: () => number): EngineError {
  if (!isTransaction(operation)) return new EngineError('TransactionConflictException', conflict)
  return cancelledAt({ Code: 'TransactionConflict', Message: conflict }, request, chance)
}

/** All that is heard of an operation that may have been done or not. */
export function lostAnswer(): EngineError {
  return new EngineError(
    'InternalServerError',
    'The request processing has failed because of an unknown error.',
  )
}

/** A refusal because there were too many requests; which of AWS's shapes it has, chance decides. */
export function throttlingRefusal(operation: string, request: object, chance: () => number): EngineError {
  const provisioned = chance() < 0.5
  if (isTransaction(operation) && chance() < 0.5) {
    const reason = provisioned
      ? { Code: 'ProvisionedThroughputExceeded', Message: exceeded }
      : { Code: 'ThrottlingError', Message: tooFast }
    return cancelledAt(reason, request, chance)
  }
  return provisioned
    ? new EngineError('ProvisionedThroughputExceededException', exceeded)
    : new EngineError('ThrottlingException', tooFast)
}
