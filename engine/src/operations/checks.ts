import { invalid } from '#engine/errors.ts'
import { type Item, isMap } from '#engine/values/attribute-value.ts'
import { readItem } from '#engine/values/read-document.ts'

const tableName = /^[a-zA-Z0-9_.-]+$/
const arn = /^arn:aws[a-z-]*:dynamodb:[^:]*:\d*:table\/([a-zA-Z0-9_.-]{3,255})$/
const shortestName = 3
const longestName = 255

/** What a field breaks, as AWS's front door words it; undefined where all is well. */
export type Broken = string | undefined

function broken(field: string, value: unknown, constraint: string): string {
  const shown = value === undefined || value === null ? 'null' : `'${shownValue(value)}'`
  return `Value ${shown} at '${field}' failed to satisfy constraint: ${constraint}`
}

function shownValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Refuses a request for every field that breaks its constraint, all in one message. */
export function refuseBroken(problems: readonly Broken[]): void {
  const found = problems.filter((problem) => problem !== undefined)
  if (found.length === 0) return
  const counted = found.length === 1 ? '1 validation error' : `${found.length} validation errors`
  throw invalid(`${counted} detected: ${found.join('; ')}`)
}

/** The refusal of a field that breaks its own constraint, in the words AWS's front door uses. */
export function constraintProblem(field: string, value: unknown, constraint: string): Error {
  return invalid(`1 validation error detected: ${broken(field, value, constraint)}`)
}

/** The refusal of a field whose value AWS does not repeat. */
export function silentProblem(field: string, constraint: string): Error {
  return invalid(
    `1 validation error detected: Value at '${field}' failed to satisfy constraint: ${constraint}`,
  )
}

/** The table's name (an ARN is cut down to it); throws when it is missing or malformed. */
export function requireTableName(name: unknown, field = 'tableName'): string {
  if (typeof name !== 'string') throw constraintProblem(field, undefined, 'Member must not be null')
  const plain = arn.exec(name)?.[1] ?? name
  if (plain === '') throw constraintProblem(field, name, 'Member must have length greater than or equal to 1')
  if (!tableName.test(plain)) {
    throw constraintProblem(field, name, 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+')
  }
  if (plain.length > longestName) {
    throw constraintProblem(field, name, `Member must have length less than or equal to ${longestName}`)
  }
  if (plain.length >= shortestName) return plain
  throw invalid('TableName must be at least 3 characters long and at most 255 characters long')
}

/** Whether a name may stand in the map of tables that a batch is about. */
export function isTableName(name: string): boolean {
  if (arn.test(name)) return true
  return tableName.test(name) && name.length >= shortestName && name.length <= longestName
}

/** What a field breaks whose value is none of its words. */
export function brokenWord(field: string, value: unknown, words: readonly string[]): Broken {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && words.includes(value)) return undefined
  return broken(field, value, `Member must satisfy enum value set: [${words.join(', ')}]`)
}

export function brokenCapacityWish(value: unknown): Broken {
  return brokenWord('returnConsumedCapacity', value, ['INDEXES', 'TOTAL', 'NONE'])
}

export function brokenMetricsWish(value: unknown): Broken {
  return brokenWord('returnItemCollectionMetrics', value, ['SIZE', 'NONE'])
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
