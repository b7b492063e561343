import { Problem } from '@matricula/contract/kernel'
import { type Clock, secondsFrom } from '#platform/clock.ts'
import { present } from '#platform/store/condition.ts'
import type { Store } from '#platform/store/store.ts'
import { patch, put, type Write } from '#platform/store/write.ts'
import { type StoredThrottle, throttleItem } from './items.ts'
import { type Patience, patience, waitAfter } from './throttle-rules.ts'

/** What is counted, and how much of it is borne. */
interface Counted {
  readonly name: string
  readonly patience: Patience
}

/** How often one thing has failed of late. */
export interface Counter extends Counted {
  readonly found: StoredThrottle | undefined
}

export const counters = {
  signIn: (loginName: string): Counted => ({ name: `account#${loginName}`, patience: patience.account }),
  signInFrom: (loginName: string, address: string): Counted => ({
    name: `known#${loginName}#${address}`,
    patience: patience.account,
  }),
  address: (address: string): Counted => ({ name: `address#${address}`, patience: patience.address }),
  password: (userId: string): Counted => ({ name: `password#${userId}`, patience: patience.account }),
  letters: (loginName: string): Counted => ({ name: `letters#${loginName}`, patience: patience.letters }),
  lettersFrom: (address: string): Counted => ({
    name: `letters-from#${address}`,
    patience: patience.address,
  }),
  checkIn: (studentId: string): Counted => ({ name: `check-in#${studentId}`, patience: patience.checkIn }),
}

export interface Throttle {
  /** A counter that has outlived its time reads as absent. */
  read(counted: Counted): Promise<Counter>
  /** Throws `request.too-many` with the seconds to wait where any of these says so. */
  demandPatience(...counters: Counter[]): void
  failed(...counters: Counter[]): Write[]
  /** Nothing is written for a counter that stands at nothing. */
  forgotten(counter: Counter): Write[]
  /** One failure less; refusal `stale` where the counter went meanwhile. */
  eased(counter: Counter): Write[]
}

export function createThrottle({ store, clock }: { store: Store; clock: Clock }): Throttle {
  return {
    async read(counted) {
      const item = await store.get(throttleItem.keyOf({ counter: counted.name }))
      const found = item && throttleItem.read(item)
      return { ...counted, found: found && found.expires > secondsFrom(clock) ? found : undefined }
    },
    demandPatience(...all) {
      const until = Math.max(...all.map((counter) => counter.found?.until ?? 0))
      const retryAfter = Math.ceil((until - clock.millis()) / 1000)
      if (retryAfter > 0) throw new Problem('request.too-many', { retryAfter })
    },
    failed: (...all) =>
      all.map(({ name: counter, patience: borne, found }) => {
        const failures = (found?.failures ?? 0) + 1
        const until = clock.millis() + waitAfter(failures, borne) * 1000
        const expires = secondsFrom(clock, borne.memory)
        if (!found) return put(throttleItem.itemOf({ counter, failures, until, expires }))
        const key = throttleItem.keyOf({ counter })
        return patch(key, { set: { counter, until, expires }, add: { failures: 1 } })
      }),
    forgotten({ name: counter, found }) {
      if (!found) return []
      return [{ write: 'remove', key: throttleItem.keyOf({ counter }), otherwise: 'never' }]
    },
    eased({ name: counter, found }) {
      if (!found || found.failures <= 0) return []
      return [patch(throttleItem.keyOf({ counter }), { add: { failures: -1 } }, present('pk'))]
    },
  }
}
