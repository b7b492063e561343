import type { Actor } from '#platform/actor.ts'
import { absent, equals } from './condition.ts'
import { retryWhenStale } from './retry-when-stale.ts'
import type { Store } from './store.ts'
import { type Key, patch } from './write.ts'

/** A change of counters: name → how many more. */
export type Gains = Readonly<Record<string, number>>

/** The sum, without what comes to nothing. */
export function sumOf(gains: readonly Gains[]): Gains {
  const sum = new Map<string, number>()
  for (const [name, gain] of gains.flatMap((one) => Object.entries(one))) {
    sum.set(name, (sum.get(name) ?? 0) + gain)
  }
  return Object.fromEntries([...sum].filter(([, gain]) => gain !== 0))
}

/** What an event adds, under its number in the log. */
export interface Counted {
  readonly seq: number
  readonly gains: readonly Gains[]
}

interface Counters {
  readonly key: Key
  /** What the item says besides its counters. */
  readonly of?: Readonly<Record<string, unknown>>
}

/** One write for all that is heard at once. An event that is told twice is counted once: `upTo` is the last number counted. */
export const countEvents = (
  store: Store,
  by: Actor,
  { key, of = {} }: Counters,
  counted: readonly Counted[],
): Promise<void> =>
  retryWhenStale(async () => {
    const item = await store.get(key)
    const upTo = Number(item?.['upTo'] ?? 0)
    const fresh = counted.filter(({ seq }) => seq > upTo)
    const last = fresh.at(-1)
    if (!last) return
    const change = patch(
      key,
      { set: { ...of, upTo: last.seq }, add: sumOf(fresh.flatMap(({ gains }) => gains)) },
      item ? equals('upTo', upTo) : absent('upTo'),
    )
    await store.commit(by, { writes: [change], events: [] })
  })
