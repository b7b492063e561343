import { itemFromRaw, type RawItem, rawItemOf } from '#engine/values/attribute-json.ts'
import type { Item } from '#engine/values/attribute-value.ts'

/** Fields of the API that hold one map of attributes, wherever they stand. */
const itemFields = new Set([
  'Item',
  'Key',
  'Attributes',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
  'ExpressionAttributeValues',
])
/** Fields that hold a list of such maps. */
const listFields = new Set(['Items', 'Keys'])

/** Turns the attribute values of a wire request into native ones. */
export function nativeRequest(request: object): object {
  return Object.fromEntries(
    Object.entries(request).map(([field, content]) => [
      field,
      converted(field, content, (raw) => itemFromRaw(raw)),
    ]),
  )
}

/** Turns the native values of an answer into those of the wire; times become seconds. */
export function wireAnswer(answer: object): object {
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([field]) => field !== '$metadata')
      .map(([field, content]) => [field, wireField(field, content)]),
  )
}

const toWire = (item: unknown): RawItem => rawItemOf(item as Item, 'base64')

function wireField(field: string, content: unknown): unknown {
  if (field !== 'Responses' || Array.isArray(content)) return converted(field, content, toWire)
  return Object.fromEntries(
    Object.entries(content ?? {}).map(([table, items]) => [table, converted('Items', items, toWire)]),
  )
}

type Convert = (map: unknown) => object

function converted(field: string, content: unknown, convert: Convert): unknown {
  if (content instanceof Date) return content.getTime() / 1000
  if (typeof content !== 'object' || content === null) return content
  if (itemFields.has(field)) return convert(content)
  if (Array.isArray(content)) {
    return content.map((member) => (listFields.has(field) ? convert(member) : converted('', member, convert)))
  }
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, converted(name, value, convert)]),
  )
}
