import { Problem } from '@matricula/contract/kernel'
import type { Clock } from '#platform/clock.ts'

/** Lets so many of one address pass in a minute. Codes cannot be guessed; this keeps the store from being asked to death. */
export interface Turnstile {
  /** Throws `request.too-many` with the seconds to wait. */
  pass(address: string): void
}

const minute = 60_000
const addressesKept = 10_000

export function createTurnstile(clock: Clock, perMinute = 60): Turnstile {
  const passed = new Map<string, { readonly since: number; count: number }>()

  function forgetOld(now: number): void {
    for (const [address, { since }] of passed) if (now - since >= minute) passed.delete(address)
    if (passed.size >= addressesKept) passed.clear()
  }

  return {
    pass(address) {
      const now = clock.millis()
      const known = passed.get(address)
      if (!known || now - known.since >= minute) {
        if (passed.size >= addressesKept) forgetOld(now)
        passed.set(address, { since: now, count: 1 })
        return
      }
      known.count += 1
      if (known.count <= perMinute) return
      throw new Problem('request.too-many', { retryAfter: Math.ceil((known.since + minute - now) / 1000) })
    },
  }
}
