import { invalid } from '#engine/errors.ts'
import { rawItemOf } from '#engine/values/attribute-json.ts'
import { readItem } from '#engine/values/read-document.ts'
import type { BatchWriteEntry } from './requests.ts'

/** The refusal of a batch one of whose tables cannot have such a name; AWS repeats the whole request. */
export function misnamedTable(shown: string): Error {
  return requestItemsProblem(
    shown,
    'Map keys must satisfy constraint: [Member must have length less than or equal to 255, ' +
      'Member must have length greater than or equal to 3, ' +
      'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]',
  )
}

export function requestItemsProblem(shown: string, constraint: string): Error {
  return invalid(
    `1 validation error detected: Value '${shown}' at 'requestItems' failed to satisfy constraint: ${constraint}`,
  )
}

type Wanted = readonly (readonly [string, { readonly Keys?: readonly unknown[] }])[]

/** A batch of keys as AWS repeats it, in JSON. */
export function shownKeys(wanted: Wanted): string {
  const shown = wanted.map(([name, { Keys = [] }]) => [
    name,
    { Keys: Keys.map((key) => rawItemOf(readItem(key), 'base64')) },
  ])
  return JSON.stringify(Object.fromEntries(shown))
}

type Writes = readonly (readonly [string, readonly BatchWriteEntry[]])[]

/** A batch of writes as AWS repeats it, the way its own program prints it. */
export function shownWrites(writes: Writes): string {
  const tables = writes.map(([name, entries]) => `${name}=[${entries.map(shownWrite).join(', ')}]`)
  return `{${tables.join(', ')}}`
}

function shownWrite({ PutRequest, DeleteRequest }: BatchWriteEntry): string {
  if (PutRequest) return `WriteRequest(putRequest=PutRequest(item=${shownItem(PutRequest.Item)}))`
  if (!DeleteRequest) return 'WriteRequest()'
  return `WriteRequest(deleteRequest=DeleteRequest(key=${shownItem(DeleteRequest.Key)}))`
}

function shownItem(source: unknown): string {
  if (source === undefined || source === null) return 'null'
  const values = Object.entries(rawItemOf(readItem(source), 'base64')).map(([name, raw]) => {
    const [[kind, content] = ['', '']] = Object.entries(raw)
    return `${name}=AttributeValue(${kind.toLowerCase()}=${shownContent(content)})`
  })
  return `{${values.join(', ')}}`
}

function shownContent(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content)
}
