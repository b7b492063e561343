import { documentBatchFinished } from '@matricula/contract/documents'
import { type JobId, Problem, problems } from '@matricula/contract/kernel'
import type { StoredBatch } from '#capabilities/documents/items.ts'
import type { Actor } from '#platform/actor.ts'
import { createOneByOne, type OneByOne } from '#platform/one-by-one.ts'
import { Refused } from '#platform/store/store.ts'
import type { BatchNeeds } from './batch-needs.ts'
import { runBatch } from './run-batch.ts'

/** Batches run one after the other, beside the requests. */
export interface BatchWorkers extends Pick<OneByOne, 'settled'> {
  begin(by: Actor, batch: StoredBatch): void
  /** Whether a batch runs or waits in this process. */
  has(jobId: JobId): boolean
}

export function createBatchWorkers(needs: BatchNeeds): BatchWorkers {
  const { store, clock, batches } = needs
  const mine = new Set<JobId>()
  const works = createOneByOne()

  async function run(by: Actor, batch: StoredBatch): Promise<void> {
    const outcome = await runBatch(needs, by, batch).catch(failureOf)
    if (!outcome) return
    await store.commit(by, {
      writes: [batches.patched(batch.jobId, { ...outcome, aliveAt: clock.millis() })],
      events: [documentBatchFinished({ ...batch, ...outcome })],
    })
  }

  return {
    begin(by, batch) {
      mine.add(batch.jobId)
      works.begin(by, (own) => run(own, batch).finally(() => mine.delete(batch.jobId)))
    },
    has: (jobId) => mine.has(jobId),
    settled: works.settled,
  }
}

/** Nothing where another server has taken the batch over and is ahead: it is left to it. */
function failureOf(error: unknown): Partial<StoredBatch> | undefined {
  if (error instanceof Refused && error.has('taken')) return undefined
  const message = problems[error instanceof Problem ? error.code : 'server.failed'].title
  if (error instanceof Problem) return { state: 'failed', message }
  return { state: 'failed', message, fault: error instanceof Error ? (error.stack ?? '') : String(error) }
}
