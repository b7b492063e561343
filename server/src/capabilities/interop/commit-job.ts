import type { Actor } from '#platform/actor.ts'
import { Refused, type Store } from '#platform/store/store.ts'
import { lotSize } from './check-job.ts'
import { inLots, readingsOf } from './file-of-job.ts'
import { type Counts, placed, type StoredJob } from './items.ts'
import type { Keepers } from './keeper.ts'
import {
  forgetReading,
  joinedChange,
  type Plan,
  planReading,
  prepare,
  refusedPlan,
  weightOf,
} from './plan.ts'
import { type Progress, shownCounts } from './progress.ts'
import type { Reading } from './readers/reader.ts'
import type { JobRepository } from './repository.ts'
import { counted, noCounts, together } from './tally.ts'

interface Needs {
  readonly store: Store
  readonly jobs: JobRepository
  readonly keepers: () => Keepers
  readonly follow: (by: Actor, job: StoredJob) => Progress
}

/** A transaction takes 100 items; one is the step, and one is kept free. */
const heaviest = 98
const tries = 4

/**
 * Stores what was checked, in steps: each is one transaction of records, events and the note of what was done, so
 * that after a crash the next run goes on behind the last step.
 */
export async function commitJob(needs: Needs, by: Actor, job: StoredJob): Promise<Partial<StoredJob>> {
  const { jobs, follow } = needs
  const progress = follow(by, job)
  const steps = await jobs.stepsOf(job.jobId)
  const done = steps.at(-1)?.until ?? 0
  const writer = createStepWriter(needs, by, job, {
    counts: steps.reduce((sum, step) => together(sum, step.counts), noCounts),
    steps: steps.length,
    until: done,
  })
  let place = 0
  for await (const lot of inLots(readingsOf(jobs, job), lotSize)) {
    const left = lot.slice(Math.max(0, done - place))
    place += lot.length
    await writer.take(left)
    if (!(await progress.tick(writer.counts()))) {
      await writer.finish()
      return { state: 'cancelled', ...shownCounts(writer.counts()) }
    }
  }
  await writer.finish()
  return { state: 'done', ...shownCounts(writer.counts()) }
}

interface Before {
  readonly counts: Counts
  readonly steps: number
  readonly until: number
}

/** Packs plans into transactions as full as they may be. */
function createStepWriter({ store, jobs, keepers: fresh }: Needs, by: Actor, job: StoredJob, before: Before) {
  const keepers = fresh()
  let { counts, steps, until } = before
  let pack: Plan[] = []
  let weight = 0

  return {
    counts: () => counts,
    async take(readings: readonly Reading[]): Promise<void> {
      await prepare(keepers, readings)
      for (const reading of readings) await add(await planReading(keepers, reading))
    },
    finish: flush,
  }

  async function add(plan: Plan): Promise<void> {
    if (weight + weightOf(plan) > heaviest || pack.length >= lotSize) await flush()
    pack.push(plan)
    weight += weightOf(plan)
  }

  async function flush(): Promise<void> {
    const plans = pack
    pack = []
    weight = 0
    if (plans.length > 0) await write(plans)
  }

  /** Where somebody was faster, looks again and decides again; at last one by one, so that one row stops no other. */
  async function write(plans: readonly Plan[]): Promise<void> {
    let current = plans
    for (let left = tries; left > 0; left -= 1) {
      if (await written(current)) return
      current = await again(current)
    }
    if (current.length > 1) {
      for (const plan of current) await write([plan])
      return
    }
    await written(current.map(({ reading }) => refusedPlan(reading, [busy])))
  }

  async function again(plans: readonly Plan[]): Promise<Plan[]> {
    const readings = plans.map((plan) => plan.reading)
    for (const reading of readings) forgetReading(keepers, reading)
    await prepare(keepers, readings)
    const decided: Plan[] = []
    for (const reading of readings) decided.push(await planReading(keepers, reading))
    return decided
  }

  async function written(plans: readonly Plan[]): Promise<boolean> {
    const { writes, events } = joinedChange(plans)
    const step = {
      jobId: job.jobId,
      place: placed(steps),
      until: until + plans.length,
      counts: counted(
        noCounts,
        plans.map((plan) => plan.reckoned),
      ),
      undo: plans.flatMap((plan) => [...plan.undo]),
    }
    try {
      if (writes.length > 0) await store.commit(by, { writes: [...writes, jobs.step(step)], events })
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
    if (writes.length > 0) {
      steps += 1
    }
    until = step.until
    counts = together(counts, step.counts)
    return true
  }
}

const busy = {
  column: '',
  value: '',
  reason: 'The record was changed again and again by others',
  repair: 'Import the file once more',
}
