import { itemFromRaw, rawItemOf } from '#engine/values/attribute-json.ts'
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

/** How the parts of an answer or a request are written: its maps of attributes, and its times. */
interface Writing {
  readonly map: (map: unknown) => unknown
  readonly time: (time: Date) => unknown
}

const native: Writing = { map: (raw) => itemFromRaw(raw), time: (time) => time }
/** In process an answer holds bytes and times as the SDK gives them; on the wire, base64 and seconds. */
const inProcess: Writing = { map: (item) => rawItemOf(item as Item, 'bytes'), time: (time) => time }
const onWire: Writing = {
  map: (item) => rawItemOf(item as Item, 'base64'),
  time: (time) => time.getTime() / 1000,
}

/** Turns the raw attribute values of a request into native ones; binary may be bytes or base64. */
export function nativeRequest(request: object): object {
  return eachField(request, (field, content) => written(field, content, native))
}

/** The answer to a low-level command in process. */
export function rawAnswer(answer: object): object {
  return answerIn(answer, inProcess)
}

/** The answer as it goes over the wire. */
export function wireAnswer({ $metadata: _metadata, ...answer }: { readonly $metadata?: unknown }): object {
  return answerIn(answer, onWire)
}

function answerIn(answer: object, writing: Writing): object {
  return eachField(answer, (field, content) =>
    field === 'Responses' && !Array.isArray(content)
      ? eachField(Object(content), (_, items) => written('Items', items, writing))
      : written(field, content, writing),
  )
}

function written(field: string, content: unknown, writing: Writing): unknown {
  if (typeof content !== 'object' || content === null) return content
  if (content instanceof Date) return writing.time(content)
  if (itemFields.has(field)) return writing.map(content)
  if (Array.isArray(content)) {
    return content.map((member) =>
      listFields.has(field) ? writing.map(member) : written('', member, writing),
    )
  }
  const tables = tableFields.has(field) && !('ItemCollectionKey' in content)
  return eachField(content, (name, value) => written(tables ? '' : name, value, writing))
}

function eachField(
  content: object,
  change: (field: string, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(content).map(([field, value]) => [field, change(field, value)]))
}
