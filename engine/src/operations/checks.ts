import { invalid } from '#engine/errors.ts'
import { type Item, isMap } from '#engine/values/attribute-value.ts'
import { readItem } from '#engine/values/read-document.ts'

const tableName = /^[a-zA-Z0-9_.-]{3,255}$/
const arn = /^arn:aws[a-z-]*:dynamodb:[^:]*:\d*:table\/([a-zA-Z0-9_.-]{3,255})$/

/** The refusal of a field that breaks its own constraint, in the words AWS's front door uses. */
export function constraintProblem(field: string, value: unknown, constraint: string): Error {
  const shown = value === undefined || value === null ? 'null' : `'${shownValue(value)}'`
  return invalid(
    `1 validation error detected: Value ${shown} at '${field}' failed to satisfy constraint: ${constraint}`,
  )
}

function shownValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The table's name (an ARN is cut down to it); throws when it is missing or malformed. */
export function requireTableName(name: unknown, field = 'tableName'): string {
  if (typeof name !== 'string') throw constraintProblem(field, undefined, 'Member must not be null')
  const plain = arn.exec(name)?.[1] ?? name
  if (tableName.test(plain)) return plain
  if (plain.length < 3) {
    throw invalid('TableName must be at least 3 characters long and at most 255 characters long')
  }
  throw constraintProblem(field, name, 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+')
}

/** Refuses a value that is not one of a field's words. */
export function requireOneOf(field: string, value: unknown, words: readonly string[]): void {
  if (value === undefined || value === null) return
  if (typeof value === 'string' && words.includes(value)) return
  throw constraintProblem(field, value, `Member must satisfy enum value set: [${words.join(', ')}]`)
}

/** Refuses a number outside its limits. */
export function requireBetween(field: string, value: unknown, least: number, most: number): void {
  if (value === undefined || value === null) return
  if (typeof value !== 'number' || value < least) {
    throw constraintProblem(field, value, `Member must have value greater than or equal to ${least}`)
  }
  if (value > most) {
    throw constraintProblem(field, value, `Member must have value less than or equal to ${most}`)
  }
}

/** Reads a map of attributes that must be there. */
export function requireItem(field: string, source: unknown): Item {
  if (source === undefined || source === null) {
    throw constraintProblem(field, undefined, 'Member must not be null')
  }
  const item = readItem(source)
  if (!isMap(item)) throw constraintProblem(field, source, 'Member must be a map of attributes')
  return item
}

const legacy = [
  'AttributesToGet',
  'AttributeUpdates',
  'ConditionalOperator',
  'Expected',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
]

/** Refuses the parameters that expressions have replaced since 2014: this engine does not know them. */
export function refuseLegacy(request: object): void {
  const found = legacy.find((field) => field in request && Reflect.get(request, field) !== undefined)
  if (found) throw invalid(`The legacy parameter ${found} is not supported: use an expression instead`)
}
