import { Problem } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { type Attempt, createAttempt } from './attempt.ts'
import { createBackoff } from './backoff.ts'
import { encodeCursor } from './cursor.ts'
import { eventItem, onceWrite } from './event-items.ts'
import { createMeteredSender } from './meter.ts'
import { queryInput } from './query-input.ts'
import { readMany } from './read-many.ts'
import { createRequests, type Requests } from './requests.ts'
import type { Sender } from './sender.ts'
import { type Change, type Found, type Query, Refused, Repeated, type Store } from './store.ts'
import type { TableName } from './tables.ts'
import type { Item, Write } from './write.ts'

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

/** The store over DynamoDB's commands, whoever answers them. */
export function createCommandStore({ sender: plain, prefix, clock, ids, pause, committed }: Needs): Store {
  const sender = createMeteredSender(plain)
  const requests = createRequests(prefix)
  const backoff = createBackoff({ pause, chance: () => ids.chance() })
  const attempt = createAttempt({ sender, backoff, token: () => ids.next() })

  return {
    async get(key) {
      const input = { TableName: requests.tableOf(key.table), Key: requests.keyOf(key), ConsistentRead: true }
      const { Item: found } = await attempt('Get', input)
      return found === undefined || found === null ? undefined : { table: key.table, ...Object(found) }
    },
    getMany: (keys) => readMany(keys, { attempt, backoff, requests }),
    query: (query) => queryAll(query, attempt, requests),
    async commit(by, change) {
      try {
        await write(writesOf(by, change, { clock, ids }), attempt, requests)
      } catch (error) {
        throw repetition(error, by)
      }
      if (change.events.length > 0) committed?.()
    },
    async bump(key, patch) {
      const { Attributes: now } = await attempt('Update', requests.bump(key, patch))
      return { table: key.table, ...Object(now) }
    },
    scan: (table) => scanAll(table, attempt, requests),
    meter: () => sender.meter(),
    troubles: () => sender.troubles(),
    close: () => sender.close(),
  }
}

const writesOf = (by: Actor, change: Change, ports: { clock: Clock; ids: Ids }): Write[] => [
  ...change.writes,
  ...change.events.map(
    (fact): Write => ({ write: 'put', item: eventItem(fact.by ?? by, fact, ports), otherwise: 'never' }),
  ),
  ...onceWrite(by, change, ports.clock),
]

/** One write alone needs no transaction, which costs twice as much. */
async function write(writes: readonly Write[], attempt: Attempt, requests: Requests): Promise<void> {
  const [only, another] = writes
  if (!only) return
  if (!another && only.write !== 'check') {
    const { operation, input } = requests.singleWrite(only)
    await attempt(operation, input, writes)
    return
  }
  await attempt('TransactWrite', { TransactItems: writes.map(requests.transactionItem) }, writes)
}

async function queryAll(query: Query, attempt: Attempt, requests: Requests): Promise<Found> {
  const items: Item[] = []
  let after = query.after
  for (;;) {
    const page = await attempt('Query', queryInput({ ...query, after }, requests.tableOf(query.table)))
    items.push(...itemsOf(query.table, page))
    const last = page['LastEvaluatedKey']
    if (last === undefined) return { items }
    after = encodeCursor(last)
    if (query.limit !== undefined) return { items, next: after }
  }
}

async function* scanAll(table: TableName, attempt: Attempt, requests: Requests): AsyncIterable<Item> {
  let start: unknown
  do {
    const input = {
      TableName: requests.tableOf(table),
      ...(start !== undefined && { ExclusiveStartKey: start }),
    }
    const page = await attempt('Scan', input)
    yield* itemsOf(table, page)
    start = page['LastEvaluatedKey']
  } while (start !== undefined)
}

const itemsOf = (table: TableName, page: Record<string, unknown>): Item[] =>
  (Array.isArray(page['Items']) ? page['Items'] : []).map((found) => ({ table, ...Object(found) }))

/** A refusal because the request was made before becomes the answer that it had. */
function repetition(error: unknown, by: Actor): unknown {
  if (!(error instanceof Refused)) return error
  const before = error.refusals.find((one) => one.name === 'repeated')
  if (!before) return error
  if (before.found?.['digest'] !== by.request?.digest)
    return new Problem('request.repeated', { key: by.request?.key })
  return new Repeated(before.found?.['answer'])
}
