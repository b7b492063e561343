import type { LiveEvent } from '@matricula/contract/kernel'
import type { Listener } from '#platform/capability.ts'
import { liveEvent, placeInLog } from '#platform/outbox/relay.ts'
import type { Store } from '#platform/store/store.ts'
import type { Key } from '#platform/store/write.ts'

/** Tells listeners what happened, each from where it left off, also after a crash. */
export interface Listening {
  /** Reads what each listener has not heard yet. Call once, before `hear`. */
  catchUp(): Promise<void>
  hear(events: readonly LiveEvent[]): Promise<void>
  /** Writes down how far each listener is. */
  remember(): Promise<void>
}

const placeOf = (listener: Listener): Key => ({
  table: 'events',
  pk: `CURSOR#${listener.name}`,
  sk: 'CURSOR',
})

export function createListening(
  store: Store,
  listeners: readonly Listener[],
  report: (error: unknown) => void,
): Listening {
  const heard = new Map<string, number>()
  const written = new Map<string, number>()

  async function tell(listener: Listener, events: readonly LiveEvent[]): Promise<void> {
    const known = heard.get(listener.name) ?? 0
    const concerned = events.filter((event) => event.seq > known && listener.events.includes(event.name))
    try {
      if (concerned.length > 0) await listener.hear(concerned)
    } catch (error) {
      // One listener's fault must not keep the others from hearing; it is told of the next events all the same.
      report(error)
    }
    heard.set(listener.name, Math.max(known, events.at(-1)?.seq ?? 0))
  }

  return {
    async catchUp() {
      const places = await store.getMany(listeners.map(placeOf))
      for (const [place, listener] of listeners.entries()) {
        const known = Number(places[place]?.['seq'] ?? 0)
        heard.set(listener.name, known)
        written.set(listener.name, known)
      }
      let from = Math.min(...heard.values())
      if (!Number.isFinite(from)) return
      for (;;) {
        const { items } = await store.query({
          table: 'events',
          index: 'g2',
          partition: 'LOG',
          above: placeInLog(from),
          limit: 500,
        })
        const events = items.map(liveEvent)
        if (events.length === 0) return
        for (const listener of listeners) await tell(listener, events)
        from = events.at(-1)?.seq ?? from
      }
    },
    async hear(events) {
      await Promise.all(listeners.map((listener) => tell(listener, events)))
    },
    async remember() {
      for (const listener of listeners) {
        const seq = heard.get(listener.name) ?? 0
        if (seq === written.get(listener.name)) continue
        await store.bump(placeOf(listener), { set: { seq } })
        written.set(listener.name, seq)
      }
    },
  }
}
