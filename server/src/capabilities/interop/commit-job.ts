import type { Actor } from '#platform/actor.ts'
import { inLots } from '#platform/lots.ts'
import type { Store } from '#platform/store/store.ts'
import { lotSize } from './check-job.ts'
import { readingsOf } from './file-of-job.ts'
import type { StoredJob } from './items.ts'
import type { Keepers } from './keeper.ts'
import { type Progress, shownCounts } from './progress.ts'
import type { JobRepository } from './repository.ts'
import { createStepNotes } from './step-notes.ts'
import { createStepWriter } from './step-writer.ts'
import { createFaultGroups } from './tally.ts'

interface Needs {
  readonly store: Store
  readonly jobs: JobRepository
  readonly keepers: () => Keepers
  readonly follow: (by: Actor, job: StoredJob) => Progress
}

/**
 * Stores what was checked, in steps: each is one transaction of records, events and the note of what was done, so
 * that after a crash the next run goes on behind the last step.
 */
export async function commitJob(needs: Needs, by: Actor, job: StoredJob): Promise<Partial<StoredJob>> {
  const { jobs, follow } = needs
  const progress = follow(by, job)
  const steps = await jobs.stepsOf(job.jobId)
  const done = steps.at(-1)?.until ?? 0
  const notes = createStepNotes(needs, by, job.jobId, steps)
  const writer = createStepWriter(needs.keepers(), notes, by)
  let place = 0
  for await (const lot of inLots(readingsOf(jobs, job), lotSize)) {
    const left = lot.slice(Math.max(0, done - place))
    place += lot.length
    await writer.take(left)
    if (!(await progress.tick(notes.counts()))) return await ended('cancelled')
  }
  return await ended('done')

  /** What was refused only now, as by the rules of registration, is kept behind what the check found. */
  async function ended(state: 'done' | 'cancelled'): Promise<Partial<StoredJob>> {
    await writer.finish()
    const late = writer.late()
    if (late.length > 0) await jobs.addFaults(job, late)
    const groups = createFaultGroups(job.faultGroups)
    groups.add(late)
    return {
      state,
      ...shownCounts(notes.counts()),
      faultGroups: groups.groups(),
      faultCount: job.faultCount + late.length,
    }
  }
}
