import { systemClock } from '#platform/clock.ts'
import { type Answered, createMeasuring } from '#platform/metrics/measuring.ts'
import type { Store } from '#platform/store/store.ts'
import type { Config } from './config.ts'

export interface Measured {
  /** Nobody is told where nobody asked for numbers. */
  readonly observe?: (answered: Answered) => void
  /** Tells the rest. */
  stop(): void
}

/** Milliseconds between two lines: alarms look once a minute. */
const minute = 60_000

/** Writes each minute a line of numbers, where the configuration names the stack that they are of. */
export function measure(
  { metricsAs }: Pick<Config, 'metricsAs'>,
  sockets: () => number,
  store: Store,
): Measured {
  if (metricsAs === undefined) return { stop: () => undefined }
  const { observe, tell } = createMeasuring({
    stack: metricsAs,
    clock: systemClock,
    sockets,
    store,
    write: (line) => void process.stdout.write(`${line}\n`),
  })
  const telling = setInterval(tell, minute)
  return {
    observe,
    stop() {
      clearInterval(telling)
      tell()
    },
  }
}
