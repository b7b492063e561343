import type { LiveEvent } from '@matricula/contract/kernel'
import type { Listening } from './listening.ts'
import type { Relay } from './relay.ts'
import { createRepeater, type Later } from './repeater.ts'

export interface Pump {
  /** Something was committed: do not wait for the next round. */
  wake(): void
  stop(): Promise<void>
}

interface Needs {
  readonly relay: Relay
  readonly listening: Listening
  /** Told the new events before the listeners act: pages come first. */
  readonly deliver: (events: readonly LiveEvent[]) => void
  readonly report: (error: unknown) => void
  readonly later: Later
  /** Milliseconds between rounds when nothing happens here: other processes commit too. */
  readonly idle: number
  /** Milliseconds until the next looks after a wake that found nothing: on AWS an index is a little late. */
  readonly soon: readonly number[]
}

/** Rounds between which listeners' places are written down. */
const between = 8

/** Runs rounds one after the other, at once when woken and now and then by itself: number, deliver, let listeners act. */
export function createPump({ relay, listening, deliver, report, later, idle, soon }: Needs): Pump {
  let rounds = 0

  async function round(): Promise<boolean> {
    const events = await relay.turn()
    deliver(events)
    await listening.hear(events)
    rounds += 1
    if (rounds % between === 0) await listening.remember()
    return events.length > 0
  }

  const repeater = createRepeater({ round, report, later, idle, soon })
  return {
    wake: () => repeater.wake(),
    async stop() {
      await repeater.stop()
      await listening.remember()
    },
  }
}
