import {
  type DocumentBatch,
  documentBatchStarted,
  mostInBatch,
  type NewBatch,
  needsTerm,
} from '@matricula/contract/documents'
import { JobId, Problem } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { deadAfter } from '#platform/one-by-one.ts'
import { equals } from '#platform/store/condition.ts'
import type { Page, PageAsked } from '#platform/store/pages.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { BatchNeeds } from './batch-needs.ts'
import { listsOf } from './batch-repository.ts'
import { createBatchWorkers } from './batch-workers.ts'

export interface SteerBatches {
  start(actor: Actor, wanted: z.output<typeof NewBatch>): Promise<DocumentBatch>
  cancel(actor: Actor, jobId: JobId): Promise<DocumentBatch>
  list(actor: Actor, page: PageAsked): Promise<Page<DocumentBatch>>
  batch(actor: Actor, jobId: JobId): Promise<DocumentBatch>
  /** Takes up what a process that is no more left half done; tells how many. */
  resume(by: Actor): Promise<number>
  /** Until no batch runs any more in this process. */
  settled(): Promise<void>
}

export function createSteerBatches(needs: BatchNeeds): SteerBatches {
  const { store, clock, batches } = needs
  const workers = createBatchWorkers(needs)
  return {
    async start(actor, wanted) {
      demand(actor, 'document.issue')
      const { studentIds, ...batch } = await planned(needs, actor, wanted)
      await store.commit(actor, {
        writes: [batches.insert(batch), ...listsOf(batch.jobId, studentIds)],
        events: [documentBatchStarted(batch)],
        answer: batch,
      })
      workers.begin(actor, batch)
      return batch
    },
    async cancel(actor, jobId) {
      demand(actor, 'document.issue')
      const batch = await batches.batch(jobId)
      const asked = {
        ...batches.patched(jobId, { cancelAsked: true }),
        when: equals('state', 'running'),
        otherwise: 'over',
      }
      await explaining(store.commit(actor, { writes: [asked], events: [], answer: batch }), {
        over: () => new Problem('document.batch-over'),
      })
      return batch
    },
    async list(actor, page) {
      demand(actor, 'document.watch')
      return await batches.list(page)
    },
    async batch(actor, jobId) {
      demand(actor, 'document.watch')
      return await batches.batch(jobId)
    },
    async resume(by) {
      const { items } = await batches.list({ limit: 50 })
      const left = items
        .filter(({ state, aliveAt }) => state === 'running' && aliveAt < clock.millis() - deadAfter)
        .filter(({ jobId }) => !workers.has(jobId))
      for (const { jobId } of left) workers.begin(by, await batches.note(jobId, { aliveAt: clock.millis() }))
      return left.length
    },
    settled: () => workers.settled(),
  }
}

async function planned(
  { students, clock, ids }: BatchNeeds,
  actor: Actor,
  wanted: z.output<typeof NewBatch>,
) {
  const { kind, termId, programmeId, cohort } = wanted
  if (needsTerm(kind) && termId === undefined) throw new Problem('document.term-missing', { kind })
  const programme = (await students.programmes()).find((one) => one.programmeId === programmeId)
  if (!programme) throw new Problem('item.missing', { programmeId })
  const members = await students.ofProgramme(programmeId, cohort)
  if (members.length === 0) throw new Problem('document.batch-empty')
  if (members.length > mostInBatch) throw new Problem('document.batch-large', { count: members.length })
  const studentIds = members.map(({ studentId }) => studentId)
  return {
    studentIds,
    jobId: JobId.parse(ids.next()),
    list: 'BATCHES' as const,
    kind,
    ...(termId && { termId }),
    audience: cohort === undefined ? programme.title : `${programme.title}, ${cohort}`,
    state: 'running' as const,
    startedBy: actor.name,
    startedAt: clock.now(),
    total: studentIds.length,
    done: 0,
    issued: 0,
    skipped: 0,
    lists: 1,
    aliveAt: clock.millis(),
    cancelAsked: false,
  }
}
