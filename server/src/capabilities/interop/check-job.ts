import type { RowFault } from '@matricula/contract/interop'
import type { Actor } from '#platform/actor.ts'
import { inLots } from '#platform/lots.ts'
import { readingsOf } from './file-of-job.ts'
import type { StoredJob } from './items.ts'
import type { Keepers } from './keeper.ts'
import { faultsEach } from './kept-faults.ts'
import { planReading, prepare } from './plan.ts'
import { type Progress, shownCounts } from './progress.ts'
import type { JobRepository } from './repository.ts'
import { counted, createFaultGroups, noCounts } from './tally.ts'

interface Needs {
  readonly jobs: JobRepository
  readonly keepers: () => Keepers
  readonly follow: (by: Actor, job: StoredJob) => Progress
}

export const lotSize = 250

/** Reads the whole file and decides every row against what there is, and changes nothing. */
export async function checkJob(
  { jobs, keepers: fresh, follow }: Needs,
  by: Actor,
  job: StoredJob,
): Promise<Partial<StoredJob>> {
  const keepers = fresh()
  const groups = createFaultGroups()
  const progress = follow(by, job)
  const waiting: RowFault[] = []
  let places = 0
  let counts = noCounts

  for await (const lot of inLots(readingsOf(jobs, job), lotSize)) {
    await prepare(keepers, lot)
    for (const reading of lot) {
      const plan = await planReading(keepers, reading)
      counts = counted(counts, [plan.reckoned])
      groups.add(plan.faults)
      waiting.push(...plan.faults)
    }
    await keepWhole()
    if (!(await progress.tick(counts)))
      return { state: 'cancelled', ...shownCounts(counts), rows: counts.rows }
  }
  if (waiting.length > 0) await jobs.keepFaults(job.jobId, places, waiting.splice(0))

  return {
    state: 'checked',
    rows: counts.rows,
    ...shownCounts(counts),
    done: 0,
    warnings: groups.warnings(),
    faultCount: groups.count(),
    faultGroups: groups.groups(),
  }

  async function keepWhole(): Promise<void> {
    while (waiting.length >= faultsEach) {
      await jobs.keepFaults(job.jobId, places, waiting.splice(0, faultsEach))
      places += 1
    }
  }
}
