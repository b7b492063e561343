import { systemClock } from '#platform/clock.ts'
import { type Answered, createMeasuring, type Measuring } from '#platform/metrics/measuring.ts'
import type { Store } from '#platform/store/store.ts'
import type { Config } from './config.ts'

export interface Measured {
  observe(answered: Answered): void
  /** Requests that failed by a fault of ours, since the server started. */
  errors(): number
  /** Tells the rest. */
  stop(): void
}

/** Milliseconds between two lines: alarms look once a minute. */
const minute = 60_000

/** Counts failures, and writes each minute a line of numbers where the configuration names the stack that they are of. */
export function measure(
  { metricsAs }: Pick<Config, 'metricsAs'>,
  sockets: () => number,
  store: Store,
): Measured {
  let errors = 0
  const line = metricsAs === undefined ? undefined : lineOf(metricsAs, sockets, store)
  const telling = line && setInterval(line.tell, minute)
  return {
    observe(answered) {
      if (answered.status >= 500) errors += 1
      line?.observe(answered)
    },
    errors: () => errors,
    stop() {
      clearInterval(telling)
      line?.tell()
    },
  }
}

const lineOf = (stack: string, sockets: () => number, store: Store): Measuring =>
  createMeasuring({
    stack,
    clock: systemClock,
    sockets,
    store,
    write: (line) => void process.stdout.write(`${line}\n`),
  })
