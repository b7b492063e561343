import type { ImportJob, ImportState } from '@matricula/contract/interop'
import { type JobId, Problem } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { deadAfter } from '#platform/one-by-one.ts'
import { any, equals } from '#platform/store/condition.ts'
import { Refused } from '#platform/store/store.ts'
import { checkJob } from './check-job.ts'
import { commitJob } from './commit-job.ts'
import type { StoredJob } from './items.ts'
import type { JobNeeds } from './needs.ts'
import { checkMapping, type Mapping } from './readers/mapping.ts'
import { readerOf } from './readers/readers.ts'
import { mapped } from './start-import.ts'
import { undoJob } from './undo-job.ts'
import type { Work } from './workers.ts'

type State = z.infer<typeof ImportState>

/** What can be done with an import once it is there. */
export interface SteerImport {
  map(actor: Actor, jobId: JobId, mapping: Mapping): Promise<ImportJob>
  commit(actor: Actor, jobId: JobId): Promise<ImportJob>
  cancel(actor: Actor, jobId: JobId): Promise<ImportJob>
  undo(actor: Actor, jobId: JobId): Promise<ImportJob>
  /** Takes up what a process that is no more left half done. */
  resume(by: Actor): Promise<number>
}

/** Where a job may be taken up from: the states in which this makes sense. */
const from = {
  map: ['unmapped', 'checked', 'failed'],
  commit: ['checked'],
  cancel: ['checking', 'running', 'checked', 'unmapped'],
  undo: ['done', 'cancelled', 'failed'],
} as const satisfies Record<string, readonly State[]>

export function createSteerImport(needs: JobNeeds): SteerImport {
  const { store, clock, jobs, workers } = needs
  const works: Partial<Record<State, Work>> = {
    checking: (by, job) => checkJob(needs, by, job),
    running: (by, job) => commitJob(needs, by, job),
    undoing: (by, job) => undoJob(needs, by, job),
  }

  /** Moves a job on in one step, so that of two who press at once one is told that it is too late. */
  async function move(
    actor: Actor,
    jobId: JobId,
    states: readonly State[],
    set: Partial<StoredJob>,
  ): Promise<StoredJob> {
    demand(actor, 'import.run')
    const job = await jobs.job(jobId)
    const moved = { ...job, ...set, aliveAt: clock.millis() }
    const write = {
      ...jobs.patched(jobId, { ...set, aliveAt: clock.millis() }),
      when: any(...states.map((state) => equals('state', state))),
      otherwise: 'state',
    }
    try {
      await store.commit(actor, { writes: [write], events: [], answer: moved })
    } catch (error) {
      if (error instanceof Refused)
        throw new Problem('import.not-ready', { state: (await jobs.job(jobId)).state })
      throw error
    }
    return moved
  }

  function go(actor: Actor, job: StoredJob): StoredJob {
    const work = works[job.state]
    if (work) workers.start(actor, job, work)
    return job
  }

  return {
    async map(actor, jobId, mapping) {
      demand(actor, 'import.run')
      const job = await jobs.job(jobId)
      const { fields } = readerOf(job.kind, job.columns)
      checkMapping(fields, job.columns, mapping)
      return go(actor, await move(actor, jobId, from.map, { ...mapped(fields, mapping) }))
    },
    commit: async (actor, jobId) =>
      go(actor, await move(actor, jobId, from.commit, { state: 'running', done: 0 })),
    async cancel(actor, jobId) {
      demand(actor, 'import.run')
      const job = await jobs.job(jobId)
      const atWork = job.state === 'checking' || job.state === 'running'
      return await move(actor, jobId, from.cancel, atWork ? { cancelAsked: true } : { state: 'cancelled' })
    },
    undo: async (actor, jobId) => go(actor, await move(actor, jobId, from.undo, { state: 'undoing' })),
    async resume(by) {
      const { items } = await jobs.list({ limit: 50 })
      const left = items.filter((job) => works[job.state] && job.aliveAt < clock.millis() - deadAfter)
      for (const job of left) go(by, job)
      return left.length
    },
  }
}
