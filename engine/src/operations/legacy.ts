import { invalid } from '#engine/errors.ts'

const legacy = [
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
]
const modern = [
  'ProjectionExpression',
  'UpdateExpression',
  'ConditionExpression',
  'KeyConditionExpression',
  'FilterExpression',
]

/** Refuses the parameters that expressions have replaced since 2014, and in AWS's words a mixture of both. */
export function refuseLegacy(...requests: readonly object[]): void {
  const old = given(requests, legacy)
  const [first] = old
  if (first === undefined) return
  const expressions = given(requests, modern)
  if (expressions.length === 0) {
    throw invalid(`The legacy parameter ${first} is not supported: use an expression instead`)
  }
  throw invalid(
    'Can not use both expression and non-expression parameters in the same request: ' +
      `Non-expression parameters: {${old.join(', ')}} Expression parameters: {${expressions.join(', ')}}`,
  )
}

function given(requests: readonly object[], fields: readonly string[]): readonly string[] {
  return fields.filter((field) => requests.some((request) => isGiven(request, field)))
}

function isGiven(request: object, field: string): boolean {
  const value: unknown = field in request ? Reflect.get(request, field) : undefined
  return value !== undefined && value !== null
}
