import type { LiveEvent } from '@matricula/contract/kernel'
import type { Listener } from '#platform/capability.ts'

/** One listener's place in the log, and what it still owes. */
export interface Telling {
  /** Tells the concerned among these, and what it failed to act on before; with nothing in quiet rounds. */
  tell(events: readonly LiveEvent[]): Promise<void>
  /** It begins after this event. */
  begin(seq: number): void
  /** Up to here it owes nothing. */
  place(): number
}

/** What a listener was told and failed to act on. */
interface Owed {
  readonly events: readonly LiveEvent[]
  readonly tries: number
  /** Rounds to let pass before the next try. */
  readonly rest: number
}

/** With twice the rest after each try, some minutes: longer than a store is usually away. */
const mostTries = 10

export function createTelling(listener: Listener, report: (error: unknown) => void): Telling {
  let heard = 0
  let owed: Owed | undefined

  async function act(events: readonly LiveEvent[], before: number): Promise<void> {
    try {
      await listener.hear(events)
    } catch (error) {
      report(error)
      const tries = before + 1
      if (tries >= mostTries) return await actOneByOne(events)
      owed = { events, tries, rest: 2 ** before - 1 }
    }
  }

  /** Gives up the event on which it fails for good, and no other. */
  async function actOneByOne(events: readonly LiveEvent[]): Promise<void> {
    for (const event of events) {
      try {
        await listener.hear([event])
      } catch (error) {
        report(new Error(`${listener.name} gives up event ${event.seq}, ${event.name}`, { cause: error }))
      }
    }
  }

  return {
    async tell(events) {
      const news = events.filter(({ seq, name }) => seq > heard && listener.events.includes(name))
      heard = Math.max(heard, events.at(-1)?.seq ?? 0)
      const before = owed
      const concerned = before ? [...before.events, ...news] : news
      if (before && before.rest > 0) {
        owed = { ...before, events: concerned, rest: before.rest - 1 }
        return
      }
      owed = undefined
      if (concerned.length > 0) await act(concerned, before?.tries ?? 0)
    },
    begin: (seq) => void (heard = seq),
    place() {
      const [first] = owed?.events ?? []
      return first ? first.seq - 1 : heard
    },
  }
}
