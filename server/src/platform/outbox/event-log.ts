import type { LiveEvent } from '@matricula/contract/kernel'

/** The recent end of the log in memory: what a page missed is read from here, without the store. */
export interface EventLog {
  cursor(): number
  append(events: readonly LiveEvent[]): void
  /** Everything after the cursor, or `snapshot` where the memory does not reach back so far. */
  since(cursor: number): readonly LiveEvent[] | 'snapshot'
}

export function createEventLog(from: number, remembered = 20_000): EventLog {
  let events: LiveEvent[] = []
  let last = from

  return {
    cursor: () => last,
    append(more) {
      if (more.length === 0) return
      events.push(...more)
      last = events.at(-1)?.seq ?? last
      if (events.length > remembered * 1.5) events = events.slice(-remembered)
    },
    since(cursor) {
      if (cursor === last) return []
      const oldest = events[0]?.seq
      if (cursor > last || oldest === undefined || cursor < oldest - 1) return 'snapshot'
      return events.slice(cursor - oldest + 1)
    },
  }
}
