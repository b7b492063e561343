import { Problem } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { eventItem, onceWrite } from './event-items.ts'
import { createMeteredSender } from './meter.ts'
import { outcomeOf } from './outcomes.ts'
import { createRequests } from './requests.ts'
import type { Operation, Sender } from './sender.ts'
import { type Change, type Found, type Query, type Refused, Repeated, type Store } from './store.ts'
import { indexName, type TableName } from './tables.ts'
import type { Item, Key, Write } from './write.ts'

interface Needs {
  readonly sender: Sender
  readonly prefix: string
  readonly clock: Clock
  readonly ids: Ids
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** Told after each commit that made events. */
  readonly committed?: () => void
}

const mostTries = 8

/** The store over DynamoDB's commands, whoever answers them. */
export function createCommandStore({ sender: plain, prefix, clock, ids, pause, committed }: Needs): Store {
  const sender = createMeteredSender(plain)
  const requests = createRequests(prefix)

  /** The only layer that tries again: collisions and throttling, with full jitter. */
  async function attempt(operation: Operation, input: Record<string, unknown>, writes: readonly Write[]) {
    for (let tries = 1; ; tries += 1) {
      try {
        return await sender.send(operation, input)
      } catch (error) {
        const outcome = outcomeOf(error, writes)
        if (outcome.outcome === 'refused') throw outcome.refused
        if (outcome.outcome === 'failed') throw error
        if (tries >= mostTries) throw new Problem('server.busy', {}, { cause: error })
        await pause(ids.chance() * Math.min(1000, 10 * 2 ** tries))
      }
    }
  }

  async function write(by: Actor, change: Change): Promise<void> {
    const writes = [
      ...change.writes,
      ...change.events.map(
        (fact): Write => ({ write: 'put', item: eventItem(by, fact, { clock, ids }), otherwise: 'never' }),
      ),
      ...onceWrite(by, change, clock),
    ]
    const [only] = writes
    if (!only) return
    if (writes.length === 1 && only.write !== 'check') {
      const { operation, input } = requests.singleWrite(only)
      await attempt(operation, input, writes)
      return
    }
    await attempt('TransactWrite', { TransactItems: writes.map(requests.transactionItem) }, writes)
  }

  return {
    async get(key) {
      const input = { TableName: requests.tableOf(key.table), Key: requests.keyOf(key), ConsistentRead: true }
      const { Item: found } = await attempt('Get', input, [])
      return requests.itemFrom(key.table, found)
    },
    getMany: (keys) => readMany(keys, (input) => attempt('BatchGet', input, []), requests),
    async query(query) {
      const pages: Item[] = []
      let after = query.after
      for (;;) {
        const { items, next } = await queryPage({ ...query, ...(after && { after }) })
        pages.push(...items)
        if (query.limit !== undefined || next === undefined) return { items: pages, ...(next && { next }) }
        after = next
      }
    },
    async commit(by, change) {
      try {
        await write(by, change)
      } catch (error) {
        throw repetition(error, by)
      }
      if (change.events.length > 0) committed?.()
    },
    async bump(key, patch) {
      const { Attributes: now } = await attempt('Update', requests.bump(key, patch), [])
      return { table: key.table, ...Object(now) }
    },
    async *scan(table) {
      let start: unknown
      do {
        const input = {
          TableName: requests.tableOf(table),
          ...(start !== undefined && { ExclusiveStartKey: start }),
        }
        const page = await attempt('Scan', input, [])
        yield* itemsOf(table, page)
        start = page['LastEvaluatedKey']
      } while (start !== undefined)
    },
    meter: () => sender.meter(),
    close: () => sender.close(),
  }

  async function queryPage(query: Query): Promise<Found> {
    const { input, partitionKey } = queryInput(query, requests.tableOf(query.table))
    const start =
      query.after === undefined
        ? {}
        : { ExclusiveStartKey: decodeCursor(query.after, partitionKey, query.partition) }
    const page = await attempt('Query', { ...input, ...start }, [])
    const last = page['LastEvaluatedKey']
    return { items: itemsOf(query.table, page), ...(last !== undefined && { next: encodeCursor(last) }) }
  }
}

const itemsOf = (table: TableName, page: Record<string, unknown>): Item[] =>
  (Array.isArray(page['Items']) ? page['Items'] : []).map((found) => ({ table, ...Object(found) }))

/** A refusal because the request was made before becomes the answer that it had. */
function repetition(error: unknown, by: Actor): unknown {
  const before =
    (error as Refused).name === 'Refused'
      ? (error as Refused).refusals.find((one) => one.name === 'repeated')
      : undefined
  if (!before) return error
  if (before.found?.['digest'] !== by.request?.digest)
    return new Problem('request.repeated', { key: by.request?.key })
  return new Repeated(before.found?.['answer'])
}

function queryInput(query: Query, table: string): { input: Record<string, unknown>; partitionKey: string } {
  const partitionKey = query.index ? `${query.index}p` : 'pk'
  const sortKey = query.index ? `${query.index}s` : 'sk'
  const bounds: [string, string][] = []
  if (query.begins !== undefined) bounds.push(['begins_with(#s, :s)', query.begins])
  if (query.above !== undefined) bounds.push(['#s > :s', query.above])
  if (query.below !== undefined) bounds.push(['#s < :s', query.below])
  if (bounds.length > 1) throw new TypeError('A query takes one bound on its sort key')
  const [bound] = bounds
  const input = {
    TableName: table,
    ...(query.index ? { IndexName: indexName(query.index) } : { ConsistentRead: true }),
    KeyConditionExpression: bound ? `#p = :p AND ${bound[0]}` : '#p = :p',
    ExpressionAttributeNames: { '#p': partitionKey, ...(bound && { '#s': sortKey }) },
    ExpressionAttributeValues: { ':p': query.partition, ...(bound && { ':s': bound[1] }) },
    ...(query.limit !== undefined && { Limit: query.limit }),
    ...(query.backwards && { ScanIndexForward: false }),
  }
  return { input, partitionKey }
}

/** At most so many keys fit one BatchGet. */
const batch = 100

async function readMany(
  keys: readonly Key[],
  ask: (input: Record<string, unknown>) => Promise<Record<string, unknown>>,
  requests: ReturnType<typeof createRequests>,
): Promise<(Item | undefined)[]> {
  const found = new Map<string, Item>()
  const name = (key: { table: string; pk?: unknown; sk?: unknown }): string =>
    `${key.table} ${key.pk} ${key.sk}`
  const tableOf = new Map(keys.map((key) => [requests.tableOf(key.table), key.table]))
  const wanted = [...new Map(keys.map((key) => [name(key), key])).values()]
  for (let from = 0; from < wanted.length; from += batch) {
    let left: Record<string, { Keys: unknown[]; ConsistentRead: true }> | undefined = {}
    for (const key of wanted.slice(from, from + batch)) {
      const asked = (left[requests.tableOf(key.table)] ??= { Keys: [], ConsistentRead: true })
      asked.Keys.push(requests.keyOf(key))
    }
    while (left && Object.keys(left).length > 0) {
      const reply: Record<string, unknown> = await ask({ RequestItems: left })
      for (const [table, items] of Object.entries(Object(reply['Responses']) as Record<string, unknown[]>)) {
        for (const item of items) {
          const read = requests.itemFrom(tableOf.get(table) ?? 'events', item)
          if (read) found.set(name(read), read)
        }
      }
      left = reply['UnprocessedKeys'] as typeof left
    }
  }
  return keys.map((key) => found.get(name(key)))
}
