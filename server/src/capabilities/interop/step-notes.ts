import type { JobId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'
import { type Counts, placed, type Step } from './items.ts'
import { joinedChange, type Plan } from './plan.ts'
import type { JobRepository } from './repository.ts'
import { counted, noCounts, together } from './tally.ts'

interface Needs {
  readonly store: Store
  readonly jobs: Pick<JobRepository, 'step'>
}

/** Commits plans, each time with the note of how far the job has come. */
export interface StepNotes {
  /** Throws `Refused` where somebody was faster; nothing is counted then. */
  commit(plans: readonly Plan[]): Promise<void>
  counts(): Counts
}

/** Goes on behind the steps that were taken before. */
export function createStepNotes(
  { store, jobs }: Needs,
  by: Actor,
  jobId: JobId,
  before: readonly Step[],
): StepNotes {
  let counts = before.reduce((sum, step) => together(sum, step.counts), noCounts)
  let steps = before.length
  let until = before.at(-1)?.until ?? 0
  let unnoted = noCounts

  return {
    counts: () => counts,
    /** Where nothing is to be taken back, nothing is written, and the next step counts for these too. */
    async commit(plans) {
      const { writes, events } = joinedChange(plans)
      const undo = plans.flatMap((plan) => [...plan.undo])
      const reckoned = plans.map((plan) => plan.reckoned)
      const now = together(unnoted, counted(noCounts, reckoned))
      const step = { jobId, place: placed(steps), until: until + plans.length, counts: now, undo }
      if (undo.length > 0) {
        await store.commit(by, { writes: [...writes, jobs.step(step)], events })
        steps += 1
      }
      unnoted = undo.length > 0 ? noCounts : now
      until = step.until
      counts = counted(counts, reckoned)
    },
  }
}
