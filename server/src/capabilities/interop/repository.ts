import { type JobId, Problem } from '@matricula/contract/kernel'
import { type Clock, secondsFrom } from '#platform/clock.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, type Write } from '#platform/store/write.ts'
import { jobItem, type Step, type StoredJob, stepItem } from './items.ts'
import { createKeptFaults, type KeptFaults } from './kept-faults.ts'
import { createKeptText, daysKept, type KeptText } from './kept-text.ts'

/** Jobs, the files they read, the faults they found and the steps they took. */
export interface JobRepository extends KeptText, KeptFaults {
  job(jobId: JobId): Promise<StoredJob>
  find(jobId: JobId): Promise<StoredJob | undefined>
  list(page: PageAsked): Promise<Page<StoredJob>>
  insert(job: StoredJob): Write
  /** Sets some attributes of a job at once, outside a commit. */
  note(jobId: JobId, set: Partial<StoredJob>): Promise<StoredJob>
  patched(jobId: JobId, set: Partial<StoredJob>): Write
  stepsOf(jobId: JobId, backwards?: boolean): Promise<Step[]>
  step(step: Step): Write
  unstep(step: Step): Write
}

export function createJobRepository(store: Store, clock: Clock): JobRepository {
  const keyOf = (jobId: JobId) => jobItem.keyOf({ jobId })
  const expires = (): number => secondsFrom(clock, daysKept * 24 * 3600)
  const read = (item: Parameters<typeof jobItem.read>[0]): StoredJob => jobItem.read(item)

  return {
    ...createKeptText(store, expires),
    ...createKeptFaults(store, expires),
    async job(jobId) {
      const job = await this.find(jobId)
      if (!job) throw new Problem('item.missing', { jobId })
      return job
    },
    async find(jobId) {
      const item = await store.get(keyOf(jobId))
      return item && read(item)
    },
    async list({ limit, after }) {
      const query = {
        table: 'events',
        index: 'g1',
        partition: 'JOBS',
        backwards: true,
        limit,
        after,
      } as const
      return pageOf(await store.query(query), read)
    },
    insert: (job) => insert(jobItem.itemOf(job)),
    async note(jobId, set) {
      return read(await store.bump(keyOf(jobId), { set }))
    },
    patched: (jobId, set) => ({ write: 'patch', key: keyOf(jobId), patch: { set }, otherwise: 'never' }),
    async stepsOf(jobId, backwards = false) {
      const partition = stepItem.fill('pk', { jobId })
      const { items } = await store.query({ table: 'events', partition, begins: 'STEP#', backwards })
      return items.map((item) => stepItem.read(item))
    },
    step: (step) => insert(stepItem.itemOf(step), 'taken'),
    unstep: (step) => ({ write: 'remove', key: stepItem.keyOf(step), otherwise: 'never' }),
  }
}
