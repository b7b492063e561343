import { systemActor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { unlessRefused } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import { keepVersion } from '#platform/store/write.ts'
import { restAfter } from './renewal-rules.ts'
import { type CertificateOrder, certificateOrderItem } from './tls-items.ts'

/** One server orders at a time, and none soon after a failure. */
export interface CertificateOrders {
  /** The right to order, for five minutes; nothing where another server has it, or an order failed and there is no news. */
  take(asked?: { readonly news: boolean }): Promise<CertificateOrder | undefined>
  done(order: CertificateOrder): Promise<void>
  failed(order: CertificateOrder, answer: string): Promise<void>
  /** What the last attempt of any server was answered, where it failed. */
  answer(): Promise<string | undefined>
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly host: string
  readonly authority: string
}

/** Milliseconds after which an order is taken for given up: its server ended in the middle. */
const lapse = 300_000

export function createCertificateOrders({ store, clock, ids, host, authority }: Needs): CertificateOrders {
  const later = (millis: number): string => new Date(clock.millis() + millis).toISOString()

  async function find(): Promise<CertificateOrder | undefined> {
    const item = await store.get(certificateOrderItem.keyOf({ host, authority }))
    return item && certificateOrderItem.read(item)
  }

  /** False where another server was faster, or has taken over what lapsed. */
  const keep = (order: CertificateOrder): Promise<boolean> => {
    const write = keepVersion(certificateOrderItem.itemOf(order), order.version)
    return unlessRefused(store.commit(systemActor('certificates'), { writes: [write], events: [] }), 'stale')
  }

  return {
    async take({ news } = { news: false }) {
      const now = clock.now()
      const before = await find()
      if (before && (before.heldUntil > now || (before.due > now && !news))) return undefined
      const { version, ...facts } = before ?? { host, authority, failures: 0, due: now, version: 0 }
      const order = { ...facts, heldUntil: later(lapse), version: version + 1 }
      return (await keep(order)) ? order : undefined
    },
    async done({ version }) {
      const now = clock.now()
      await keep({ host, authority, heldUntil: now, failures: 0, due: now, version: version + 1 })
    },
    async failed({ failures: before, version }, answer) {
      const failures = before + 1
      const due = later(restAfter(failures, ids.chance()))
      await keep({ host, authority, heldUntil: clock.now(), failures, answer, due, version: version + 1 })
    },
    answer: async () => (await find())?.answer,
  }
}
