import type { LiveEvent } from '@matricula/contract/kernel'

const remembered = 2000

/** Keeps the place in the stream of events, and lets each event through once, however often it arrives. */
export function createLiveFeed() {
  const seen = new Set<string>()
  let cursor: number | undefined

  const isFresh = (event: LiveEvent): boolean => {
    if (seen.has(event.id)) return false
    seen.add(event.id)
    const oldest = seen.size > remembered ? seen.values().next().value : undefined
    if (oldest !== undefined) seen.delete(oldest)
    return true
  }

  return {
    cursor: (): number | undefined => cursor,
    /** Never goes back: a late push must not make the next reconnect ask for what is known. */
    advance(to: number): void {
      cursor = Math.max(cursor ?? 0, to)
    },
    /** The events not seen before, in the order they happened. */
    take: (events: readonly LiveEvent[]): LiveEvent[] =>
      events.filter(isFresh).toSorted((a, b) => a.seq - b.seq),
  }
}
