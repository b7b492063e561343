/** Which of AWS's troubles a test wants, how often, from 0 (never) to 1 (always), and by which seed. */
export interface FaultPlan {
  /** The same seed and the same order of requests meet the same troubles. */
  readonly seed: number
  /** Writes that find their item in another's transaction. */
  readonly conflicts?: number
  /** Requests that are refused because there were too many. */
  readonly throttling?: number
  /** Members of a batch that are left for another request; never all of them. */
  readonly unprocessed?: number
  /** A read of a global index may miss what the last so many operations wrote. */
  readonly indexLag?: number
  /** Requests that are done, and whose answer is lost on its way. */
  readonly lostAnswers?: number
  /** The longest wait before an answer, in milliseconds. */
  readonly latency?: number
}

/** How many of each trouble have been met so far. */
export interface FaultCounts {
  conflicts: number
  throttling: number
  unprocessed: number
  lostAnswers: number
  /** Index reads that were answered from an earlier state. */
  lagging: number
}
