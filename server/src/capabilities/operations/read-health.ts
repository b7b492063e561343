import type { Health as HealthReply } from '@matricula/contract/operations'
import type { z } from 'zod'
import type { Clock } from '#platform/clock.ts'
import type { Store } from '#platform/store/store.ts'
import { version } from '#platform/version.ts'

type Health = z.output<typeof HealthReply>
export type ReadHealth = () => Promise<Health>

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly storeKind: 'embedded' | 'dynamodb'
  readonly certificate?: () => Health['certificate']
}

/** Writes one small item to know whether writing works: at most every ten seconds, however often it is asked. */
export function createReadHealth({ store, clock, storeKind, certificate }: Needs): ReadHealth {
  const started = clock.millis()
  let asked = Number.NEGATIVE_INFINITY
  let state: Promise<'ready' | 'read-only'> = Promise.resolve('ready')

  const probe = (): Promise<'ready' | 'read-only'> =>
    store.bump({ table: 'events', pk: 'HEALTH', sk: 'HEALTH' }, { set: { at: clock.now() } }).then(
      () => 'ready',
      () => 'read-only',
    )

  return async () => {
    if (clock.millis() - asked > 10_000) {
      asked = clock.millis()
      state = probe()
    }
    return {
      state: await state,
      version,
      store: storeKind,
      up: Math.floor((clock.millis() - started) / 1000),
      certificate: certificate?.(),
    }
  }
}
