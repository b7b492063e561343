import type { Clock } from '#platform/clock.ts'

export interface StoppedClock extends Clock {
  /** Moves time on by so many seconds. */
  pass(seconds: number): void
  set(instant: string): void
}

/** Time moves only when the story says so. */
export function stoppedClock(at: string): StoppedClock {
  let millis = Date.parse(at)
  return {
    now: () => new Date(millis).toISOString(),
    millis: () => millis,
    pass: (seconds) => {
      millis += seconds * 1000
    },
    set: (instant) => {
      millis = Date.parse(instant)
    },
  }
}
