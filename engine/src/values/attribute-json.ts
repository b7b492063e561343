import { invalid, invalidParameter } from '#engine/errors.ts'
import {
  type AttributeValue,
  type Item,
  isList,
  isMap,
  isNumber,
  isSet,
  kindOf,
  type SetMember,
} from './attribute-value.ts'
import { memberName, setOf } from './compare.ts'
import { numberFromText, numberText } from './decimal.ts'
import { refuseTooDeep } from './read-document.ts'

/** An AttributeValue as the low-level API writes it: one field, named after the type. */
export type RawValue = { readonly [kind: string]: unknown }
export type RawItem = { readonly [name: string]: RawValue }

/** How binary values stand in a raw value: bytes inside the SDK, base64 text on the wire. */
export type BinaryForm = 'bytes' | 'base64'

/** Writes an item as raw AttributeValues. */
export function rawItemOf(item: Item, form: BinaryForm = 'bytes'): RawItem {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, rawValueOf(value, form)]))
}

/** Writes one value as a raw AttributeValue. */
export function rawValueOf(value: AttributeValue, form: BinaryForm = 'bytes'): RawValue {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'boolean') return { BOOL: value }
  if (value === null) return { NULL: true }
  if (isNumber(value)) return { N: numberText(value) }
  if (value instanceof Uint8Array) return { B: rawMember(value, form) }
  if (isSet(value)) return { [kindOf(value)]: [...value].map((member) => rawMember(member, form)) }
  if (isList(value)) return { L: value.map((member) => rawValueOf(member, form)) }
  return isMap(value) ? { M: rawItemOf(value, form) } : {}
}

function rawMember(member: SetMember, form: BinaryForm): string | Uint8Array {
  if (typeof member === 'string') return member
  if (!(member instanceof Uint8Array)) return numberText(member)
  return form === 'bytes' ? member : Buffer.from(member).toString('base64')
}

/** Reads an item of raw AttributeValues (binary as base64), refusing what AWS refuses. */
export function itemFromRaw(source: unknown, depth = 0): Item {
  if (typeof source !== 'object' || source === null) throw invalid('A map of attribute values is expected')
  const item: Record<string, AttributeValue> = {}
  for (const [name, value] of Object.entries(source)) {
    if (name === '__proto__') throw invalid('An attribute cannot be called __proto__ in this engine')
    item[name] = valueFromRaw(value, depth + 1)
  }
  return item
}

const noKind = 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'

/** Reads one raw AttributeValue (binary as base64). */
export function valueFromRaw(source: unknown, depth = 1): AttributeValue {
  refuseTooDeep(depth)
  const fields = Object.entries(source ?? {})
  const [field] = fields
  if (!field) throw invalid(noKind)
  if (fields.length > 1) {
    throw invalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    )
  }
  const read = readers[field[0]]
  if (!read) throw invalid(noKind)
  return read(field[1], depth)
}

const readers: Readonly<Record<string, (content: unknown, depth: number) => AttributeValue>> = {
  S: (content) => textOf(content, 'S'),
  N: (content) => numberFromText(textOf(content, 'N')),
  B: binaryFrom,
  BOOL: (content) => content === true,
  NULL: nullFrom,
  L: (content, depth) => listOf(content, 'L').map((member) => valueFromRaw(member, depth + 1)),
  M: itemFromRaw,
  SS: (content) => readSet(content, 'SS', 'An string set', (member) => textOf(member, 'SS')),
  NS: (content) => readSet(content, 'NS', 'An number set', (member) => numberFromText(textOf(member, 'NS'))),
  BS: (content) => readSet(content, 'BS', 'Binary sets', binaryFrom),
}

function nullFrom(content: unknown): AttributeValue {
  if (content === true) return null
  throw invalidParameter('Null attribute value types must have the value of true')
}

function binaryFrom(content: unknown): Uint8Array {
  return content instanceof Uint8Array ? content : new Uint8Array(Buffer.from(textOf(content, 'B'), 'base64'))
}

function readSet(
  content: unknown,
  kind: 'SS' | 'NS' | 'BS',
  name: string,
  read: (member: unknown) => SetMember,
): AttributeValue {
  const members = listOf(content, kind).map(read)
  if (members.length === 0) {
    const problem = kind === 'BS' ? 'should not be empty' : ' may not be empty'
    throw invalidParameter(`${name} ${problem}`)
  }
  if (new Set(members.map(memberName)).size === members.length) return setOf(members)
  if (kind === 'NS') throw invalid('Input collection contains duplicates')
  const shown = `[${members.map((member) => String(rawMember(member, 'base64'))).join(', ')}]`
  throw invalidParameter(`Input collection ${shown}${kind === 'BS' ? 'of type BS' : ''} contains duplicates.`)
}

function textOf(content: unknown, kind: string): string {
  if (typeof content === 'string') return content
  throw new TypeError(`Unexpected value for ${kind}: a string is expected`)
}

function listOf(content: unknown, kind: string): readonly unknown[] {
  if (Array.isArray(content)) return content
  throw new TypeError(`Unexpected value for ${kind}: a list is expected`)
}
