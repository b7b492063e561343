import type { LiveEvent, SeatsPush } from '@matricula/contract/kernel'
import { createLiveFeed } from './live-feed.ts'

export interface IntakeNeeds {
  readonly later: (run: () => void, milliseconds: number) => () => void
  readonly deliver: (events: readonly LiveEvent[], seats: readonly SeatsPush[]) => void
}

const coalesced = 100

/** Gathers what arrives and hands it on at most ten times a second, each event once. */
export function createLiveIntake({ later, deliver }: IntakeNeeds) {
  const feed = createLiveFeed()
  const events: LiveEvent[] = []
  const seats: SeatsPush[] = []
  let waiting = false

  const soon = () => {
    if (waiting) return
    waiting = true
    later(() => {
      waiting = false
      deliver(events.splice(0), seats.splice(0))
    }, coalesced)
  }
  return {
    cursor: feed.cursor,
    advance: feed.advance,
    events(pushed: readonly LiveEvent[]): void {
      const fresh = feed.take(pushed)
      if (fresh.length === 0) return
      events.push(...fresh)
      soon()
    },
    seats(pushed: SeatsPush): void {
      seats.push(pushed)
      soon()
    },
  }
}
