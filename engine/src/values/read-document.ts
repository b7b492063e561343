import { invalid, invalidParameter } from '#engine/errors.ts'
import type { AttributeValue, Item, SetMember } from './attribute-value.ts'
import { memberName, setOf } from './compare.ts'
import { numberFromText } from './decimal.ts'
import { NumberValue } from './number-value.ts'

const deepest = 32

/** Refuses a value below the 32 levels of a document, its attribute being the first. */
export function refuseTooDeep(depth: number): void {
  if (depth <= deepest) return
  throw invalid(
    'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
  )
}

/** Reads a document as the SDK's document client would send it: a checked copy, without undefined values. */
export function readItem(source: unknown, depth = 0): Item {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    throw invalid('An item must be an object whose fields are attributes')
  }
  const item: Record<string, AttributeValue> = {}
  for (const [name, value] of Object.entries(source)) {
    if (value === undefined) continue
    if (name === '') throw invalidParameter('Empty attribute name')
    if (name === '__proto__') throw invalid('An attribute cannot be called __proto__ in this engine')
    item[name] = readValue(value, depth + 1)
  }
  return item
}

/** Reads one value; throws a ValidationException for what DynamoDB has no type for. */
export function readValue(source: unknown, depth = 1): AttributeValue {
  refuseTooDeep(depth)
  if (typeof source === 'string' || typeof source === 'boolean' || source === null) return source
  if (typeof source === 'number') return readNumber(source)
  if (typeof source === 'bigint') return numberFromText(source.toString())
  if (typeof source !== 'object') throw invalid(`A value of type ${typeof source} cannot be stored`)
  return readObject(source, depth)
}

function readNumber(source: number): AttributeValue {
  if (Number.isSafeInteger(source)) return source === 0 ? 0 : source
  if (!Number.isFinite(source)) throw invalid(`Special numeric value ${source} is not allowed`)
  if (Number.isInteger(source)) {
    throw invalid(
      `Number ${source} is greater than Number.MAX_SAFE_INTEGER or too small. Use a bigint or a NumberValue.`,
    )
  }
  return numberFromText(String(source))
}

function readObject(source: object, depth: number): AttributeValue {
  if (source instanceof Uint8Array) return new Uint8Array(source)
  if (source instanceof Set) return readSet(source)
  if (isNumberValue(source)) return numberFromText(source.value)
  if (Array.isArray(source)) return readList(source, depth)
  if (source instanceof ArrayBuffer) return new Uint8Array(source.slice(0))
  if (source instanceof Map) return readItem(Object.fromEntries(source), depth)
  const prototype: unknown = Object.getPrototypeOf(source)
  if (prototype === Object.prototype || prototype === null) return readItem(source, depth)
  throw invalid(`Unsupported type passed: ${source.constructor.name}. Store a plain object instead.`)
}

function readList(source: readonly unknown[], depth: number): AttributeValue {
  return source.filter((value) => value !== undefined).map((value) => readValue(value, depth + 1))
}

/** The SDK's NumberValue is another class with the same name and field; it is never imported here. */
function isNumberValue(source: object): source is NumberValue {
  if (source instanceof NumberValue) return true
  return /^_*NumberValue/.test(source.constructor?.name ?? '') && 'value' in source
}

function readSet(source: ReadonlySet<unknown>): AttributeValue {
  const members: SetMember[] = [...source].filter((member) => member !== undefined).map(readMember)
  const [first] = members
  if (first === undefined) throw invalidParameter('An string set  may not be empty')
  if (members.some((member) => memberKind(member) !== memberKind(first))) {
    throw invalid('A set must hold values of one type: strings, numbers or binary values')
  }
  const named = new Map(members.map((member) => [memberName(member), member]))
  return setOf([...named.values()])
}

function readMember(source: unknown): SetMember {
  const value = readValue(source)
  if (typeof value === 'string' || typeof value === 'number') return value
  if (value instanceof Uint8Array || value instanceof NumberValue) return value
  throw invalid('A set can hold only strings, numbers or binary values')
}

function memberKind(member: SetMember): string {
  if (typeof member === 'string') return 'string'
  return member instanceof Uint8Array ? 'binary' : 'number'
}
