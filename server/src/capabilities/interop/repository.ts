import type { RowFault } from '@matricula/contract/interop'
import { type JobId, Problem } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import { type Clock, secondsFrom } from '#platform/clock.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, type Write } from '#platform/store/write.ts'
import { faultsItem, jobItem, placed, type Step, type StoredJob, stepItem, textItem } from './items.ts'

const daysKept = 30
const charactersEach = 100_000
export const faultsEach = 200
const stager = systemActor('import')

/** Jobs, the files they read, the faults they found and the steps they took. */
export interface JobRepository {
  job(jobId: JobId): Promise<StoredJob>
  find(jobId: JobId): Promise<StoredJob | undefined>
  list(page: { limit: number; after?: string | undefined }): Promise<{ items: StoredJob[]; next?: string }>
  insert(job: StoredJob): Write
  /** Sets some attributes of a job at once, outside a commit. */
  note(jobId: JobId, set: Partial<StoredJob>): Promise<StoredJob>
  patched(jobId: JobId, set: Partial<StoredJob>): Write
  /** Stores a file in pieces; tells how many. */
  stage(jobId: JobId, text: string): Promise<number>
  textOf(jobId: JobId): Promise<string>
  faults(jobId: JobId, from: number, limit: number): Promise<RowFault[]>
  keepFaults(jobId: JobId, place: number, faults: readonly RowFault[]): Promise<void>
  /** Behind those that are kept already. */
  addFaults(job: StoredJob, faults: readonly RowFault[]): Promise<void>
  stepsOf(jobId: JobId, backwards?: boolean): Promise<Step[]>
  step(step: Step): Write
  unstep(step: Step): Write
}

export function createJobRepository(store: Store, clock: Clock): JobRepository {
  const keyOf = (jobId: JobId) => jobItem.keyOf({ jobId })
  const expires = (): number => secondsFrom(clock, daysKept * 24 * 3600)
  const read = (item: Parameters<typeof jobItem.read>[0]): StoredJob => jobItem.read(item)
  const write = (...writes: Write[]): Promise<void> => store.commit(stager, { writes, events: [] })

  return {
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
      const query = { table: 'events', index: 'g1', partition: 'JOBS', backwards: true, limit } as const
      const { items, next } = await store.query({ ...query, ...(after !== undefined && { after }) })
      return { items: items.map(read), ...(next !== undefined && { next }) }
    },
    insert: (job) => insert(jobItem.itemOf(job)),
    async note(jobId, set) {
      return read(await store.bump(keyOf(jobId), { set }))
    },
    patched: (jobId, set) => ({ write: 'patch', key: keyOf(jobId), patch: { set }, otherwise: 'never' }),
    async stage(jobId, text) {
      let place = 0
      for (let from = 0; from < text.length; from += charactersEach) {
        const piece = text.slice(from, from + charactersEach)
        await write({
          write: 'put',
          item: textItem.itemOf({ jobId, place: placed(place), text: piece, expires: expires() }),
          otherwise: 'never',
        })
        place += 1
      }
      return place
    },
    async textOf(jobId) {
      const partition = textItem.fill('pk', { jobId })
      const { items } = await store.query({ table: 'events', partition, begins: 'TEXT#' })
      if (items.length === 0) {
        throw new Problem('import.not-ready', {
          detail: `The file is kept for ${daysKept} days only; upload it again.`,
        })
      }
      return items.map((item) => String(item['text'])).join('')
    },
    async faults(jobId, from, limit) {
      const first = Math.floor(from / faultsEach)
      const last = Math.floor((from + limit - 1) / faultsEach)
      const places = Array.from({ length: last - first + 1 }, (_, place) => placed(first + place))
      const items = await store.getMany(places.map((place) => faultsItem.keyOf({ jobId, place })))
      const found = items.flatMap((item) => (item ? faultsItem.read(item).faults : []))
      return found.slice(from - first * faultsEach, from - first * faultsEach + limit)
    },
    keepFaults: (jobId, place, faults) =>
      write({
        write: 'put',
        item: faultsItem.itemOf({ jobId, place: placed(place), faults: [...faults], expires: expires() }),
        otherwise: 'never',
      }),
    async addFaults({ jobId, faultCount }, faults) {
      const place = Math.floor(faultCount / faultsEach)
      const begun = await this.faults(jobId, place * faultsEach, faultsEach)
      const all = [...begun, ...faults]
      for (let from = 0; from < all.length; from += faultsEach) {
        await this.keepFaults(jobId, place + from / faultsEach, all.slice(from, from + faultsEach))
      }
    },
    async stepsOf(jobId, backwards = false) {
      const partition = stepItem.fill('pk', { jobId })
      const { items } = await store.query({ table: 'events', partition, begins: 'STEP#', backwards })
      return items.map((item) => stepItem.read(item))
    },
    step: (step) => insert(stepItem.itemOf(step), 'taken'),
    unstep: (step) => ({ write: 'remove', key: stepItem.keyOf(step), otherwise: 'never' }),
  }
}
