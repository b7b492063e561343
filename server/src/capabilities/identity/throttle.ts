import { Problem } from '@matricula/contract/kernel'
import { type Clock, secondsFrom } from '#platform/clock.ts'
import { present } from '#platform/store/condition.ts'
import type { Store } from '#platform/store/store.ts'
import { patch, put, type Write } from '#platform/store/write.ts'
import { type StoredThrottle, throttleItem } from './items.ts'
import { type Patience, patience, waitAfter } from './throttle-rules.ts'

/** How often one thing has failed of late. */
export interface Counter {
  readonly name: string
  readonly patience: Patience
  readonly found: StoredThrottle | undefined
}

export const counterNames = {
  account: (loginName: string) => `account#${loginName}`,
  known: (loginName: string, address: string) => `known#${loginName}#${address}`,
  address: (address: string) => `address#${address}`,
  letters: (loginName: string) => `letters#${loginName}`,
  lettersFrom: (address: string) => `letters-from#${address}`,
}

export interface Throttle {
  /** One batch. Counters that have outlived their time read as absent. */
  read<Kind extends keyof typeof patience>(names: Record<Kind, string>): Promise<Record<Kind, Counter>>
  /** Throws `request.too-many` with the seconds to wait where any of these says so. */
  demandPatience(...counters: Counter[]): void
  failed(...counters: Counter[]): Write[]
  /** Nothing is written for a counter that stands at nothing. */
  forgotten(counter: Counter): Write[]
  eased(counter: Counter): Write[]
}

export function createThrottle({ store, clock }: { store: Store; clock: Clock }): Throttle {
  return {
    async read<Kind extends keyof typeof patience>(names: Record<Kind, string>) {
      const kinds = Object.keys(names) as Kind[]
      const items = await store.getMany(kinds.map((kind) => throttleItem.keyOf({ counter: names[kind] })))
      const now = secondsFrom(clock)
      const counters = kinds.map((kind, place): [Kind, Counter] => {
        const item = items[place]
        const found = item && throttleItem.read(item)
        const fresh = found && found.expires > now ? found : undefined
        return [kind, { name: names[kind], patience: patience[kind], found: fresh }]
      })
      return Object.fromEntries(counters) as Record<Kind, Counter>
    },
    demandPatience(...counters) {
      const until = Math.max(...counters.map((counter) => counter.found?.until ?? 0))
      const retryAfter = Math.ceil((until - clock.millis()) / 1000)
      if (retryAfter > 0) throw new Problem('request.too-many', { retryAfter })
    },
    failed: (...counters) =>
      counters.map((counter) => {
        const failures = (counter.found?.failures ?? 0) + 1
        const until = clock.millis() + waitAfter(failures, counter.patience) * 1000
        const expires = secondsFrom(clock, counter.patience.memory)
        const key = throttleItem.keyOf({ counter: counter.name })
        if (!counter.found)
          return put(throttleItem.itemOf({ counter: counter.name, failures, until, expires }))
        return patch(key, { set: { counter: counter.name, until, expires }, add: { failures: 1 } })
      }),
    forgotten(counter) {
      if (!counter.found) return []
      return [{ write: 'remove', key: throttleItem.keyOf({ counter: counter.name }), otherwise: 'never' }]
    },
    eased(counter) {
      if (!counter.found || counter.found.failures <= 0) return []
      return [patch(throttleItem.keyOf({ counter: counter.name }), { add: { failures: -1 } }, present('pk'))]
    },
  }
}
