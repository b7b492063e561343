import type { RowFault } from '@matricula/contract/interop'
import type { Actor } from '#platform/actor.ts'
import { Refused, type Store } from '#platform/store/store.ts'
import { lotSize } from './check-job.ts'
import { inLots, readingsOf } from './file-of-job.ts'
import { type Counts, placed, type StoredJob } from './items.ts'
import type { Finding, Keepers } from './keeper.ts'
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
import { counted, createFaultGroups, noCounts, together } from './tally.ts'

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
    if (!(await progress.tick(writer.counts()))) return await ended(needs, job, writer, 'cancelled')
  }
  return await ended(needs, job, writer, 'done')
}

/** What was refused only now, as by the rules of registration, is kept behind what the check found. */
async function ended(
  { jobs }: Needs,
  job: StoredJob,
  writer: ReturnType<typeof createStepWriter>,
  state: 'done' | 'cancelled',
): Promise<Partial<StoredJob>> {
  await writer.finish()
  const late = writer.late()
  if (late.length > 0) await jobs.addFaults(job, late)
  const groups = createFaultGroups(job.faultGroups)
  groups.add(late)
  return {
    state,
    ...shownCounts(writer.counts()),
    faultGroups: groups.groups(),
    faultCount: job.faultCount + late.length,
  }
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
  let unnoted = noCounts
  let pack: Plan[] = []
  const late: RowFault[] = []
  let weight = 0

  return {
    counts: () => counts,
    late: () => late,
    async take(readings: readonly Reading[]): Promise<void> {
      await prepare(keepers, readings)
      for (const reading of readings) await add(await planReading(keepers, reading))
    },
    finish: flush,
  }

  async function add(plan: Plan): Promise<void> {
    if (plan.acts.length > 0) {
      await flush()
      await act(plan)
      return
    }
    if (weight + weightOf(plan) > heaviest || pack.length >= lotSize) await flush()
    pack.push(plan)
    weight += weightOf(plan)
  }

  /** A command makes its own commit; done twice, as after a crash, it finds that all is as wished. */
  async function act(plan: Plan): Promise<void> {
    for (const command of plan.acts) {
      const finding = await command(by)
      if (!finding) continue
      forgetReading(keepers, plan.reading)
      await refused(plan.reading, finding)
      return
    }
    await noted([plan])
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
    for (const { reading } of current) await refused(reading, busy)
  }

  async function refused(reading: Reading, finding: Finding): Promise<void> {
    const plan = refusedPlan({ ...reading, faults: [] }, [finding])
    late.push(...plan.faults)
    await noted([plan])
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
    try {
      await noted(plans)
      return true
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
  }

  /** The changes with the note of the step; where nothing is to be taken back, the next step counts for this one too. */
  async function noted(plans: readonly Plan[]): Promise<void> {
    const { writes, events } = joinedChange(plans)
    const undo = plans.flatMap((plan) => [...plan.undo])
    const reckoned = plans.map((plan) => plan.reckoned)
    const now = together(unnoted, counted(noCounts, reckoned))
    const step = { jobId: job.jobId, place: placed(steps), until: until + plans.length, counts: now, undo }
    if (undo.length > 0) {
      await store.commit(by, { writes: [...writes, jobs.step(step)], events })
      steps += 1
    }
    unnoted = undo.length > 0 ? noCounts : now
    until = step.until
    counts = counted(counts, reckoned)
  }
}

const busy = {
  column: '',
  value: '',
  reason: 'The record was changed again and again by others',
  repair: 'Import the file once more',
}
