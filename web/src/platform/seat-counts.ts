import type { SeatsPush } from '@matricula/contract/kernel'

export interface SeatCount {
  readonly capacity: number
  readonly taken: number
  readonly waiting: number
}

type Counts = ReadonlyMap<string, SeatCount>
const none: Counts = new Map()

/** The last known seats of each section, by term. Each push is the whole truth about the sections it names. */
export function createSeatCounts() {
  const terms = new Map<string, Counts>()
  const listeners = new Set<() => void>()
  return {
    of: (termId: string): Counts => terms.get(termId) ?? none,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    take(pushes: readonly SeatsPush[]): void {
      for (const push of pushes) terms.set(push.termId, merged(terms.get(push.termId) ?? none, push))
      if (pushes.length > 0) for (const listener of listeners) listener()
    },
  }
}

const merged = (before: Counts, push: SeatsPush): Counts =>
  new Map([
    ...before,
    ...push.seats.map(([id, capacity, taken, waiting]) => [id, { capacity, taken, waiting }] as const),
  ])
