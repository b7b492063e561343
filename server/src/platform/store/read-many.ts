import type { Attempt } from './attempt.ts'
import type { Backoff } from './backoff.ts'
import { chunksOf } from './chunks.ts'
import type { Requests } from './requests.ts'
import type { TableName } from './tables.ts'
import type { Item, Key } from './write.ts'

/** At most so many keys fit one BatchGet. */
const batch = 100

type Asked = Record<string, { Keys: Record<string, unknown>[]; ConsistentRead: true }>

interface Needs {
  readonly attempt: Attempt
  readonly backoff: Backoff
  readonly requests: Requests
}

/** Reads items by their keys, asking again for what was not answered. In the order of the keys; missing ones are undefined. */
export async function readMany(keys: readonly Key[], needs: Needs): Promise<(Item | undefined)[]> {
  const wanted = [...new Map(keys.map((key) => [nameOf(key), key])).values()]
  const found = new Map<string, Item>()
  for (const some of chunksOf(wanted, batch)) {
    for (const item of await readBatch(some, needs)) found.set(nameOf(item), item)
  }
  return keys.map((key) => found.get(nameOf(key)))
}

async function readBatch(keys: readonly Key[], { attempt, backoff, requests }: Needs): Promise<Item[]> {
  const tableOf = new Map(keys.map((key) => [requests.tableOf(key.table), key.table]))
  const items: Item[] = []
  let left = askedFor(keys, requests)
  for (let without = 0; ; ) {
    const reply = await attempt('BatchGet', { RequestItems: left })
    const before = countOf(left)
    items.push(...itemsIn(reply['Responses'], tableOf))
    left = Object(reply['UnprocessedKeys'])
    if (countOf(left) === 0) return items
    // DynamoDB leaves keys when it is asked too fast; only answers that bring nothing count as vain.
    without = countOf(left) < before ? 1 : without + 1
    await backoff(without)
  }
}

const countOf = (asked: Asked): number => Object.values(asked).reduce((sum, { Keys }) => sum + Keys.length, 0)

function askedFor(keys: readonly Key[], requests: Requests): Asked {
  const asked: Asked = {}
  for (const key of keys) {
    const table = requests.tableOf(key.table)
    asked[table] ??= { Keys: [], ConsistentRead: true }
    asked[table].Keys.push(requests.keyOf(key))
  }
  return asked
}

function itemsIn(responses: unknown, tableOf: ReadonlyMap<string, TableName>): Item[] {
  const tables: [string, unknown[]][] = Object.entries(Object(responses))
  return tables.flatMap(([table, items]) => {
    const name = tableOf.get(table)
    return name === undefined ? [] : items.map((item) => ({ table: name, ...Object(item) }))
  })
}

const nameOf = ({ table, pk, sk }: { table: string; pk?: unknown; sk?: unknown }): string =>
  [table, String(pk), String(sk)].join(' ')
