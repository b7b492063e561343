import type { Refusal } from '@matricula/contract/enrolment'
import type { Clock } from '#platform/clock.ts'

/** How registration goes in this process, since it started. */
export interface Counters {
  registered(termId: string): void
  refused(termId: string, refusals: readonly Refusal[]): void
  /** Registrations in each of the last 60 minutes, the oldest first. */
  perMinute(termId: string): number[]
  refusalsOf(termId: string): { code: string; count: number }[]
}

const minutesKept = 60

export function createCounters(clock: Clock): Counters {
  const registrations = new Map<string, Map<number, number>>()
  const refusals = new Map<string, Map<string, number>>()
  const minute = (): number => Math.floor(clock.millis() / 60_000)

  return {
    registered(termId) {
      const minutes = registrations.get(termId) ?? new Map<number, number>()
      registrations.set(termId, minutes)
      minutes.set(minute(), (minutes.get(minute()) ?? 0) + 1)
      for (const old of minutes.keys()) if (old <= minute() - minutesKept) minutes.delete(old)
    },
    refused(termId, given) {
      const counts = refusals.get(termId) ?? new Map<string, number>()
      refusals.set(termId, counts)
      for (const { code } of given) counts.set(code, (counts.get(code) ?? 0) + 1)
    },
    perMinute: (termId) =>
      Array.from(
        { length: minutesKept },
        (_, place) => registrations.get(termId)?.get(minute() - minutesKept + 1 + place) ?? 0,
      ),
    refusalsOf: (termId) =>
      [...(refusals.get(termId) ?? [])]
        .map(([code, count]) => ({ code, count }))
        .toSorted((one, other) => other.count - one.count),
  }
}
