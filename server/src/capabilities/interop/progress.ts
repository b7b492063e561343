import { importProgressed } from '@matricula/contract/interop'
import type { JobId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { tellsEvery } from '#platform/one-by-one.ts'
import type { Store } from '#platform/store/store.ts'
import type { Counts, StoredJob } from './items.ts'
import type { JobRepository } from './repository.ts'

export interface Progress {
  /** Tells where the job stands, if it is time to; answers whether to go on. */
  tick(counts: Counts): Promise<boolean>
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly jobs: JobRepository
}

/** Follows one job: the pages hear at most twice a second, and a wish to stop is noticed then. */
export function followProgress(needs: Needs, by: Actor, job: StoredJob): Progress {
  const { store, clock, jobs } = needs
  let last = clock.millis()
  return {
    async tick(counts) {
      if (clock.millis() - last < tellsEvery) return true
      last = clock.millis()
      const now = await jobs.job(job.jobId)
      if (now.cancelAsked) return false
      await store.commit(by, {
        writes: [jobs.patched(job.jobId, { ...shownCounts(counts), aliveAt: clock.millis() })],
        events: [
          importProgressed({ ...shown(job.jobId, job, counts), rows: Math.max(job.rows, counts.rows) }),
        ],
      })
      return true
    },
  }
}

/** The counts as a job shows them. */
export const shownCounts = ({ rows, created, changed, same, refused, records }: Counts) => ({
  done: rows,
  created,
  changed,
  same,
  refused,
  records,
})

export const shown = (jobId: JobId, { state, rows }: StoredJob, counts: Counts) => ({
  jobId,
  state,
  rows,
  ...shownCounts(counts),
})
