import type { Clock } from '#platform/clock.ts'
import type { Spent, Store, Troubles } from '#platform/store/store.ts'
import { measures, metricsDimension, metricsNamespace } from './measures.ts'

/** One request, answered. */
export interface Answered {
  readonly status: number
  readonly milliseconds: number
}

export interface Measuring {
  observe(answered: Answered): void
  /** Writes one line about what was observed since the last one. */
  tell(): void
}

interface Needs {
  /** The name of the stack that the numbers are of. */
  readonly stack: string
  readonly clock: Pick<Clock, 'millis'>
  readonly sockets: () => number
  readonly store: Pick<Store, 'meter' | 'troubles'>
  readonly write: (line: string) => void
}

/** CloudWatch takes so many values of one measure in one line. */
const mostValues = 100

/** Counts what is asked and how fast it is answered, and tells it in the format that CloudWatch makes metrics of (EMF). */
export function createMeasuring({ stack, clock, sockets, store, write }: Needs): Measuring {
  let failures = 0
  let times: number[] = []
  const spending = spentBy(store)

  return {
    observe({ status, milliseconds }) {
      if (status >= 500) failures += 1
      times.push(milliseconds)
    },
    tell() {
      const numbers = {
        [measures.requests.name]: times.length,
        [measures.serverErrors.name]: failures,
        [measures.sockets.name]: sockets(),
        ...spending(),
        ...(times.length > 0 && { [measures.latency.name]: evenly(times) }),
      }
      failures = 0
      times = []
      write(JSON.stringify({ _aws: header(clock.millis(), numbers), [metricsDimension]: stack, ...numbers }))
    },
  }
}

/** What the store was asked for and met since it was asked last. */
function spentBy(store: Needs['store']): () => Readonly<Record<string, number>> {
  let meter: () => Spent = store.meter()
  let before: Troubles = store.troubles()
  return () => {
    const { reads, writes } = meter()
    const now = store.troubles()
    const told = {
      [measures.conflicts.name]: now.conflicts - before.conflicts,
      [measures.throttles.name]: now.throttles - before.throttles,
      [measures.readUnits.name]: reads,
      [measures.writeUnits.name]: writes,
    }
    meter = store.meter()
    before = now
    return told
  }
}

const header = (Timestamp: number, numbers: Readonly<Record<string, unknown>>) => ({
  Timestamp,
  CloudWatchMetrics: [
    {
      Namespace: metricsNamespace,
      Dimensions: [[metricsDimension]],
      Metrics: Object.values(measures)
        .filter(({ name }) => name in numbers)
        .map(({ name, unit }) => ({ Name: name, Unit: unit })),
    },
  ],
})

/** At most a hundred of them, from the fastest to the slowest, so that each percentile stays what it is. */
function evenly(times: readonly number[]): number[] {
  const sorted = times.toSorted((one, other) => one - other).map((time) => Math.round(time * 10) / 10)
  if (sorted.length <= mostValues) return sorted
  const places = Array.from({ length: mostValues }, (_, place) =>
    Math.round((place * (sorted.length - 1)) / (mostValues - 1)),
  )
  return places.map((place) => sorted[place] ?? 0)
}
