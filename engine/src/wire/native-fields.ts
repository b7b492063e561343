import { type BinaryForm, itemFromRaw, rawItemOf } from '#engine/values/attribute-json.ts'
import type { Item } from '#engine/values/attribute-value.ts'

/** Fields of the API that hold one map of attributes, wherever they stand. */
const itemFields = new Set([
  'Item',
  'Key',
  'Attributes',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
  'ExpressionAttributeValues',
  'ItemCollectionKey',
])
/** Fields that hold a list of such maps. */
const listFields = new Set(['Items', 'Keys'])
/** Fields whose own fields are tables, which may be called as any field is. */
const tableFields = new Set(['RequestItems', 'UnprocessedItems', 'UnprocessedKeys', 'ItemCollectionMetrics'])

type Convert = (map: unknown) => unknown

/** Turns the raw attribute values of a request into native ones; binary may be bytes or base64. */
export function nativeRequest(request: object): object {
  return eachField(request, (field, content) => converted(field, content, (raw) => itemFromRaw(raw)))
}

/** Turns the native values of an answer into raw ones. */
export function rawAnswer(answer: object, form: BinaryForm): object {
  const convert: Convert = (item) => rawItemOf(item as Item, form)
  return eachField(answer, (field, content) =>
    field === 'Responses' && !Array.isArray(content)
      ? eachField(Object(content), (_, items) => converted('Items', items, convert))
      : converted(field, content, convert),
  )
}

/** The answer as it goes over the wire: times in seconds, binary in base64. */
export function wireAnswer(answer: object): object {
  const { $metadata: _metadata, ...fields } = rawAnswer(answer, 'base64') as Record<string, unknown>
  return eachField(fields, (_, content) => withSeconds(content))
}

function converted(field: string, content: unknown, convert: Convert): unknown {
  if (typeof content !== 'object' || content === null || content instanceof Date) return content
  if (itemFields.has(field)) return convert(content)
  if (Array.isArray(content)) {
    return content.map((member) => (listFields.has(field) ? convert(member) : converted('', member, convert)))
  }
  const tables = tableFields.has(field) && !('ItemCollectionKey' in content)
  return eachField(content, (name, value) => converted(tables ? '' : name, value, convert))
}

function withSeconds(content: unknown): unknown {
  if (content instanceof Date) return content.getTime() / 1000
  if (Array.isArray(content)) return content.map(withSeconds)
  if (typeof content !== 'object' || content === null) return content
  return eachField(content, (_, value) => withSeconds(value))
}

function eachField(
  content: object,
  change: (field: string, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).map(([field, value]) => [field, change(field, value)]))
}
