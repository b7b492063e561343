import { invalid } from '#engine/errors.ts'
import type { AttributeValue } from '#engine/values/attribute-value.ts'
import { readValue } from '#engine/values/read-document.ts'
import type { ExpressionKind, Parsed, Path } from './syntax.ts'

/** What the placeholders of one request stand for. */
export interface Scope {
  readonly names: ReadonlyMap<string, string>
  readonly values: ReadonlyMap<string, AttributeValue>
}

export interface Placeholders {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>> | undefined
}

type AnyParsed = Parsed<unknown>

/** Binds the placeholders; refuses those that are malformed, missing, or never used. */
export function createScope(given: Placeholders, expressions: readonly (AnyParsed | undefined)[]): Scope {
  const used = expressions.filter((expression) => expression !== undefined)
  const names = new Map(entriesOf('ExpressionAttributeNames', given.ExpressionAttributeNames))
  const values = new Map<string, AttributeValue>()
  for (const [name, value] of entriesOf('ExpressionAttributeValues', given.ExpressionAttributeValues))
    values.set(name, readValue(value))
  if (used.length === 0) refuseWithoutExpression(given)
  refuseMalformed('ExpressionAttributeNames', '#', names.keys())
  refuseMalformed('ExpressionAttributeValues', ':', values.keys())
  for (const expression of used) refuseUndefined(expression, { names, values })
  refuseUnused(
    'ExpressionAttributeNames',
    names.keys(),
    used.map((expression) => expression.names),
  )
  refuseUnused(
    'ExpressionAttributeValues',
    values.keys(),
    used.map((expression) => expression.values),
  )
  return { names, values }
}

function entriesOf<Value>(
  field: string,
  map: Readonly<Record<string, Value>> | undefined,
): [string, Value][] {
  if (map === undefined || map === null) return []
  const entries = Object.entries(map).filter(([, value]) => value !== undefined)
  if (entries.length === 0) throw invalid(`${field} must not be empty`)
  return entries
}

function refuseWithoutExpression(given: Placeholders): void {
  const field = (['ExpressionAttributeNames', 'ExpressionAttributeValues'] as const).find(
    (name) => given[name] !== undefined && given[name] !== null,
  )
  if (field) throw invalid(`${field} can only be specified when using expressions`)
}

function refuseMalformed(field: string, sign: string, keys: Iterable<string>): void {
  const shape = new RegExp(`^${sign}[A-Za-z0-9_]+$`)
  for (const key of keys) {
    if (!shape.test(key)) throw invalid(`${field} contains invalid key: Syntax error; key: "${key}"`)
  }
}

function refuseUndefined(expression: AnyParsed, scope: Scope): void {
  for (const name of expression.names) {
    if (!scope.names.has(name)) {
      throw expressionProblem(
        expression.kind,
        `An expression attribute name used in the document path is not defined; attribute name: ${name}`,
      )
    }
  }
  for (const name of expression.values) {
    if (!scope.values.has(name)) {
      throw expressionProblem(
        expression.kind,
        `An expression attribute value used in expression is not defined; attribute value: ${name}`,
      )
    }
  }
}

function refuseUnused(field: string, keys: Iterable<string>, used: readonly ReadonlySet<string>[]): void {
  const unused = [...keys].filter((key) => !used.some((set) => set.has(key)))
  if (unused.length === 0) return
  throw invalid(`Value provided in ${field} unused in expressions: keys: {${unused.join(', ')}}`)
}

export function expressionProblem(kind: ExpressionKind, detail: string): Error {
  return invalid(`Invalid ${kind}: ${detail}`)
}

/** The path with its placeholders replaced. */
export function resolvePath(path: Path, scope: Scope): Path {
  if (scope.names.size === 0) return path
  return path.map((step) => (typeof step === 'string' ? (scope.names.get(step) ?? step) : step))
}

/** The name an attribute path begins with, placeholder replaced. */
export function firstName(path: Path, scope: Scope): string {
  return String(resolvePath(path, scope)[0])
}

/** The value behind a placeholder; `createScope` has made sure that there is one. */
export function valueNamed(name: string, scope: Scope): AttributeValue {
  const value = scope.values.get(name)
  if (value === undefined) throw invalid(`The value ${name} is not defined`)
  return value
}
