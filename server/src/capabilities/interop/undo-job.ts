import type { RowFault } from '@matricula/contract/interop'
import type { Actor } from '#platform/actor.ts'
import { Refused, type Store } from '#platform/store/store.ts'
import type { StoredJob } from './items.ts'
import type { Keepers, Undoing } from './keeper.ts'
import type { JobRepository } from './repository.ts'
import type { Undo } from './undo.ts'

interface Needs {
  readonly store: Store
  readonly jobs: JobRepository
  readonly keepers: () => Keepers
}

const heaviest = 98
const staysListed = 200

/** Takes back what an import did, the last first; what was changed since, or is in use, stays and is listed. */
export async function undoJob(needs: Needs, by: Actor, job: StoredJob): Promise<Partial<StoredJob>> {
  const { store, jobs } = needs
  const keepers = needs.keepers()
  const stays: RowFault[] = []
  let taken = 0

  for (const step of await jobs.stepsOf(job.jobId, true)) {
    for (const undo of step.undo.toReversed()) await takeBack(undo)
    await store.commit(by, { writes: [jobs.unstep(step)], events: [] })
  }
  if (stays.length > 0) await jobs.keepFaults(job.jobId, 0, stays.slice(0, staysListed))
  const groups = new Map<string, number>()
  for (const { repair } of stays) groups.set(repair, (groups.get(repair) ?? 0) + 1)
  return {
    state: 'undone',
    message:
      stays.length === 0
        ? `All ${taken} records were taken back.`
        : `${taken} records were taken back; ${stays.length} stay, since they were changed or used after the import.`,
    warnings: stays.length,
    faultGroups: [...groups].map(([repair, count]) => ({ repair, count, severity: 'warning' as const })),
  }

  async function takeBack(undo: Undo): Promise<void> {
    const reason = await tried(store, by, await keepers[undo.of].undo(undo))
    if (reason === undefined) taken += 1
    else stays.push(stayed(undo, reason))
  }
}

/** The reason why it stays, if it does. */
async function tried(store: Store, by: Actor, undoing: Undoing): Promise<string | undefined> {
  if ('stays' in undoing) return undoing.stays
  if ('act' in undoing) return await undoing.act(by)
  if (undoing.change.writes.length > heaviest) return 'It has too many parts'
  try {
    await store.commit(by, undoing.change)
    return undefined
  } catch (error) {
    if (error instanceof Refused) return 'It was changed since'
    throw error
  }
}

const stayed = (undo: Undo, reason: string): RowFault => ({
  row: 1,
  column: undo.of,
  value: undo.id,
  reason,
  repair: 'Change or remove it by hand, if it should not be so',
  severity: 'warning',
})
