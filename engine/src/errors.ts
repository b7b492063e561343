/** What one action of a cancelled transaction met; `Item` holds raw AttributeValues, as the SDK leaves them. */
export interface CancellationReason {
  readonly Code: string
  readonly Message?: string
  readonly Item?: Readonly<Record<string, unknown>>
}

/** An error in the shape the AWS SDK gives its own: `name` decides, `message` explains. */
export class EngineError extends Error {
  readonly $fault: 'client' | 'server'
  readonly $metadata: { readonly httpStatusCode: number }
  readonly CancellationReasons?: readonly CancellationReason[]
  readonly Item?: Readonly<Record<string, unknown>>

  constructor(
    name: string,
    message: string,
    extra: { reasons?: readonly CancellationReason[]; item?: Readonly<Record<string, unknown>> } = {},
  ) {
    super(message)
    this.name = name
    this.$fault = name === 'InternalServerError' ? 'server' : 'client'
    this.$metadata = { httpStatusCode: this.$fault === 'server' ? 500 : 400 }
    if (extra.reasons) this.CancellationReasons = extra.reasons
    if (extra.item) this.Item = extra.item
  }
}

/** The refusal of a request that no DynamoDB would accept. */
export function invalid(message: string): EngineError {
  return new EngineError('ValidationException', message)
}

/** The refusal of one item's content; a transaction reports it as that action's reason. */
export class ItemProblem extends EngineError {
  constructor(message: string) {
    super('ValidationException', message)
  }
}

/** The refusal of a whole request for one item's content: a transaction is not even begun. */
export class RequestProblem extends EngineError {
  constructor(message: string) {
    super('ValidationException', message)
  }
}

/** The refusal most parameter checks share; AWS puts the same words before each of them. */
export function invalidParameter(detail: string): EngineError {
  return invalid(`One or more parameter values were invalid: ${detail}`)
}

/** The refusal of an operation on a table that does not exist. */
export function tableMissing(detail = 'Requested resource not found'): EngineError {
  return new EngineError('ResourceNotFoundException', detail)
}

/** The refusal of a write whose condition did not hold; the old item comes along when asked for. */
export function conditionFailed(item?: Readonly<Record<string, unknown>>): EngineError {
  return new EngineError(
    'ConditionalCheckFailedException',
    'The conditional request failed',
    item ? { item } : {},
  )
}

/** The refusal of a whole transaction, one reason for each of its actions in their order. */
export function cancelled(reasons: readonly CancellationReason[]): EngineError {
  const codes = reasons.map((reason) => reason.Code).join(', ')
  return new EngineError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { reasons },
  )
}
