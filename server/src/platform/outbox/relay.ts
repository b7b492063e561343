import type { LiveEvent } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import { absent, equals } from '#platform/store/condition.ts'
import { factsIn, outboxLines } from '#platform/store/event-items.ts'
import { Refused, type Store } from '#platform/store/store.ts'
import { type Item, type Key, patch } from '#platform/store/write.ts'

/** Gives committed events their numbers. Any process may; the head of the log lets one of them at a time. */
export interface Relay {
  /** Numbers what waits and tells what is new in the log since the last turn, in order and without gaps. */
  turn(): Promise<LiveEvent[]>
  /** The number of the last event that was told. */
  cursor(): number
}

const head: Key = { table: 'events', pk: 'LOG#HEAD', sk: 'LOG#HEAD' }
const log = 'LOG'
const atOnce = 48
const relay = systemActor('relay')

export const placeInLog = (seq: number): string => String(seq).padStart(15, '0')

/** Where the log stands; 0 where nothing has happened yet. */
export const headOfLog = async (store: Store): Promise<number> =>
  Number((await store.get(head))?.['seq'] ?? 0)

/** Begins after `cursor`: what came before is not told. */
export function createRelay(store: Store, from: number): Relay {
  let last = from

  async function waiting(): Promise<Item[]> {
    const lines = await Promise.all(
      Array.from({ length: outboxLines }, (_, line) =>
        store.query({ table: 'events', index: 'g2', partition: `OUT#${line}`, limit: atOnce }),
      ),
    )
    return lines
      .flatMap((line) => line.items)
      .toSorted((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1))
      .slice(0, atOnce)
  }

  /** In one transaction: the head moves on, and each event moves from its line into the log. */
  async function number(events: readonly Item[], before: number): Promise<boolean> {
    const moves = events.map((event, place) => {
      const seq = before + place + 1
      const key: Key = { table: 'events', pk: String(event['pk']), sk: String(event['sk']) }
      return patch(key, { set: { seq, g2p: log, g2s: placeInLog(seq) } }, absent('seq'), 'taken')
    })
    const after = { set: { seq: before + events.length } }
    const unmoved = before === 0 ? absent('seq') : equals('seq', before)
    try {
      await store.commit(relay, { writes: [patch(head, after, unmoved, 'taken'), ...moves], events: [] })
      return true
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
  }

  async function tail(): Promise<LiveEvent[]> {
    const { items } = await store.query({
      table: 'events',
      index: 'g2',
      partition: log,
      above: placeInLog(last),
      limit: 200,
    })
    return told(items.map(liveEvent))
  }

  /** Only what follows without a gap: on AWS an index may show a later number first. */
  function told(events: readonly LiveEvent[]): LiveEvent[] {
    const next = events.filter((event, place) => event.seq === last + place + 1)
    last = next.at(-1)?.seq ?? last
    return next
  }

  return {
    cursor: () => last,
    async turn() {
      const events = await waiting()
      const before = await headOfLog(store)
      const numbered = events.length > 0 && (await number(events, before))
      if (numbered && before === last) {
        return told(events.map((event, place) => liveEvent({ ...event, seq: before + place + 1 })))
      }
      return before > last || numbered ? await tail() : []
    },
  }
}

/** An event as it is told: what is stored, without keys. */
export function liveEvent(item: Item): LiveEvent {
  const cause = item['cause']
  return {
    seq: Number(item['seq']),
    id: String(item['id']),
    name: String(item['name']),
    at: String(item['at']),
    actor: { id: String(item['actorId']), name: String(item['actorName']) },
    facts: factsIn(item),
    ...(typeof cause === 'string' && { cause }),
  }
}
