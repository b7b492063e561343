import { type JobId, Problem, type StudentId } from '@matricula/contract/kernel'
import {
  type BatchStep,
  batchItem,
  batchListItem,
  batchStepItem,
  placed,
  type StoredBatch,
} from '#capabilities/documents/items.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, put, type Write } from '#platform/store/write.ts'

/** Batches, whom they are for, and what they have issued. */
export interface BatchRepository {
  /** Throws `item.missing`. */
  batch(jobId: JobId): Promise<StoredBatch>
  list(page: PageAsked): Promise<Page<StoredBatch>>
  insert(batch: StoredBatch): Write
  patched(jobId: JobId, set: Partial<StoredBatch>): Write
  /** Sets attributes at once, outside a commit, and tells the batch as it is then. */
  note(jobId: JobId, set: Partial<StoredBatch>): Promise<StoredBatch>
  studentsOf(jobId: JobId): Promise<StudentId[]>
  stepsOf(jobId: JobId): Promise<BatchStep[]>
  step(step: BatchStep): Write
}

const studentsEach = 500

/** The lists of students, for the commit that starts a batch. */
export const listsOf = (jobId: JobId, studentIds: readonly StudentId[]): Write[] =>
  chunksOf(studentIds, studentsEach).map((some, place) =>
    put(batchListItem.itemOf({ jobId, place: placed(place), studentIds: some })),
  )

export const createBatchRepository = (store: Store): BatchRepository => ({
  async batch(jobId) {
    const item = await store.get(batchItem.keyOf({ jobId }))
    if (!item) throw new Problem('item.missing', { jobId })
    return batchItem.read(item)
  },
  async list({ limit, after }) {
    const query = {
      table: 'events',
      index: 'g1',
      partition: 'BATCHES',
      backwards: true,
      limit,
      after,
    } as const
    return pageOf(await store.query(query), (item) => batchItem.read(item))
  },
  insert: (batch) => insert(batchItem.itemOf(batch)),
  patched: (jobId, set) => ({
    write: 'patch',
    key: batchItem.keyOf({ jobId }),
    patch: { set },
    otherwise: 'never',
  }),
  async note(jobId, set) {
    return batchItem.read(await store.bump(batchItem.keyOf({ jobId }), { set }))
  },
  async studentsOf(jobId) {
    const partition = batchListItem.fill('pk', { jobId })
    const { items } = await store.query({ table: 'events', partition, begins: 'STUDENTS#' })
    return items.flatMap((item) => batchListItem.read(item).studentIds)
  },
  async stepsOf(jobId) {
    const partition = batchStepItem.fill('pk', { jobId })
    const { items } = await store.query({ table: 'events', partition, begins: 'BATCHSTEP#' })
    return items.map((item) => batchStepItem.read(item))
  },
  step: (step) => insert(batchStepItem.itemOf(step), 'taken'),
})
