import type { Actor } from './actor.ts'

/** Milliseconds between two tellings of how far a long work is. */
export const tellsEvery = 500

/** Milliseconds without a sign of life after which somebody else may go on with a long work. */
export const deadAfter = 30_000

/** Long works of one process, one after the other beside the requests. */
export interface OneByOne {
  /**
   * Runs when those before it are over; whatever it throws stops nobody. It commits by itself, which is no repetition of
   * the request that began it.
   */
  begin(by: Actor, work: (by: Actor) => Promise<void>): void
  /** Until nothing runs any more. */
  settled(): Promise<void>
}

export function createOneByOne(): OneByOne {
  let tail = Promise.resolve()
  return {
    begin({ request: _, ...by }, work) {
      tail = tail.then(() => work(by)).catch(() => undefined)
    },
    settled: () => tail,
  }
}
