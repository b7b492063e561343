/** Long works of one process, one after the other beside the requests. */
export interface OneByOne {
  /** Runs when those before it are over; whatever it throws stops nobody. */
  begin(work: () => Promise<void>): void
  /** Until nothing runs any more. */
  settled(): Promise<void>
}

export function createOneByOne(): OneByOne {
  let tail = Promise.resolve()
  return {
    begin(work) {
      tail = tail.then(work).catch(() => undefined)
    },
    settled: () => tail,
  }
}
