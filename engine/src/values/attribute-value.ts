import { NumberValue } from './number-value.ts'

/** A value as documents carry it: the types of the SDK's document client. */
export type AttributeValue =
  | string
  | number
  | boolean
  | null
  | NumberValue
  | Uint8Array
  | ValueSet
  | readonly AttributeValue[]
  | { readonly [name: string]: AttributeValue }

export type SetMember = string | number | NumberValue | Uint8Array
export type ValueSet = ReadonlySet<SetMember>
export type ValueMap = { readonly [name: string]: AttributeValue }

/** An item never holds `undefined`: what reaches the engine was read and copied first. */
export type Item = ValueMap

/** DynamoDB's own letters for its types. */
export type Kind = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'L' | 'M' | 'SS' | 'NS' | 'BS'

const primitiveKinds: Readonly<Record<string, Kind>> = { string: 'S', number: 'N', boolean: 'BOOL' }

/** The DynamoDB type of a value. */
export function kindOf(value: AttributeValue): Kind {
  const primitive = primitiveKinds[typeof value]
  if (primitive) return primitive
  if (value === null) return 'NULL'
  if (value instanceof NumberValue) return 'N'
  if (value instanceof Uint8Array) return 'B'
  if (Array.isArray(value)) return 'L'
  return value instanceof Set ? setKindOf(value) : 'M'
}

function setKindOf(members: ValueSet): Kind {
  for (const member of members) {
    if (typeof member === 'string') return 'SS'
    return member instanceof Uint8Array ? 'BS' : 'NS'
  }
  return 'SS'
}

export function isNumber(value: AttributeValue | undefined): value is number | NumberValue {
  return typeof value === 'number' || value instanceof NumberValue
}

export function isList(value: AttributeValue | undefined): value is readonly AttributeValue[] {
  return Array.isArray(value)
}

export function isSet(value: AttributeValue | undefined): value is ValueSet {
  return value instanceof Set
}

export function isMap(value: AttributeValue | undefined): value is ValueMap {
  return value !== undefined && kindOf(value) === 'M'
}
