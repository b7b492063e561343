import type { LiveEvent } from '@matricula/contract/kernel'
import type { Listening } from './listening.ts'
import type { Relay } from './relay.ts'

export interface Pump {
  /** Something was committed: do not wait for the next round. */
  wake(): void
  /** One round: numbers, delivers and lets listeners act. Tells how many events there were. */
  round(): Promise<number>
  stop(): Promise<void>
}

interface Needs {
  readonly relay: Relay
  readonly listening: Listening
  /** Told the new events before the listeners act: pages come first. */
  readonly deliver: (events: readonly LiveEvent[]) => void
  readonly report: (error: unknown) => void
  /** Calls back after so many milliseconds; tells how to call that off. */
  readonly later: (milliseconds: number, call: () => void) => () => void
  /** Milliseconds between rounds when nothing happens here: other processes commit too. */
  readonly idle: number
  /** Milliseconds until the next looks after a wake that found nothing: on AWS an index is a little late. */
  readonly soon: readonly number[]
}

/** Runs rounds one after the other, at once when woken and now and then by itself. */
export function createPump({ relay, listening, deliver, report, later, idle, soon }: Needs): Pump {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let cancel = (): void => undefined
  let interrupt = (): void => undefined
  let lastRemembered = 0

  async function round(): Promise<number> {
    const events = await relay.turn()
    deliver(events)
    if (events.length > 0) await listening.hear(events)
    return events.length
  }

  async function run(): Promise<void> {
    let misses = again ? 0 : soon.length
    again = false
    for (;;) {
      const found = await round()
      if (found > 0 || again) {
        misses = 0
        again = false
        continue
      }
      const wait = soon[misses]
      if (wait === undefined || stopped) return
      misses += 1
      await new Promise<void>((done) => {
        const call = later(wait, done)
        interrupt = () => {
          call()
          done()
        }
      })
    }
  }

  function start(): void {
    if (running || stopped) return
    cancel()
    running = run()
      .catch(report)
      .then(async () => {
        running = undefined
        await rememberNowAndThen()
        if (!stopped) cancel = later(idle, start)
      })
      .catch(report)
  }

  async function rememberNowAndThen(): Promise<void> {
    lastRemembered += 1
    if (lastRemembered % 8 === 0) await listening.remember()
  }

  return {
    wake() {
      again = true
      interrupt()
      start()
    },
    round,
    async stop() {
      stopped = true
      cancel()
      await running
      await listening.remember()
    },
  }
}
