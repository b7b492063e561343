import type { LiveEvent } from '@matricula/contract/kernel'
import type { Listener } from '#platform/capability.ts'
import { liveEvent, placeInLog } from '#platform/outbox/relay.ts'
import type { Store } from '#platform/store/store.ts'
import type { Key } from '#platform/store/write.ts'
import { createTelling } from './telling.ts'

/** Tells listeners what happened, each from where it left off, also after a crash. */
export interface Listening {
  /** Reads what each listener has not heard yet. Call once, before `hear`. */
  catchUp(): Promise<void>
  /** Call it in quiet rounds too, with nothing: whoever failed to act is told again. */
  hear(events: readonly LiveEvent[]): Promise<void>
  /** Writes down how far each listener is, up to what it still owes. */
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
  const places = listeners.map((listener) => ({
    listener,
    key: placeOf(listener),
    telling: createTelling(listener, report),
    written: 0,
  }))

  /** One listener's fault must not keep the others from hearing; it is told again until it has acted. */
  async function tellAll(events: readonly LiveEvent[]): Promise<void> {
    for (const turn of [true, undefined]) {
      const concerned = places.filter(({ listener }) => listener.first === turn)
      await Promise.all(concerned.map(({ telling }) => telling.tell(events)))
    }
  }

  return {
    async catchUp() {
      const found = await store.getMany(places.map(({ key }) => key))
      for (const [index, place] of places.entries()) {
        place.written = Number(found[index]?.['seq'] ?? 0)
        place.telling.begin(place.written)
      }
      let from = Math.min(...places.map(({ written }) => written))
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
        await tellAll(events)
        from = events.at(-1)?.seq ?? from
      }
    },
    hear: (events) => tellAll(events),
    async remember() {
      for (const place of places) {
        const seq = place.telling.place()
        if (seq === place.written) continue
        await store.bump(place.key, { set: { seq } })
        place.written = seq
      }
    },
  }
}
