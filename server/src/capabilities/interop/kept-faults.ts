import type { RowFault } from '@matricula/contract/interop'
import type { JobId } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'
import { faultsItem, placed, type StoredJob } from './items.ts'

/** So many faults are one item. */
export const faultsEach = 200
const keeper = systemActor('import')

/** What was wrong with the rows of a job, in the order of the file. */
export interface KeptFaults {
  faults(jobId: JobId, from: number, limit: number): Promise<RowFault[]>
  keepFaults(jobId: JobId, place: number, faults: readonly RowFault[]): Promise<void>
  /** Behind those that are kept already. */
  addFaults(job: StoredJob, faults: readonly RowFault[]): Promise<void>
}

export function createKeptFaults(store: Store, expires: () => number): KeptFaults {
  return { faults: read, keepFaults: keep, addFaults: add }

  async function read(jobId: JobId, from: number, limit: number): Promise<RowFault[]> {
    const first = Math.floor(from / faultsEach)
    const last = Math.floor((from + limit - 1) / faultsEach)
    const places = Array.from({ length: last - first + 1 }, (_, place) => placed(first + place))
    const items = await store.getMany(places.map((place) => faultsItem.keyOf({ jobId, place })))
    const found = items.flatMap((item) => (item ? faultsItem.read(item).faults : []))
    return found.slice(from - first * faultsEach, from - first * faultsEach + limit)
  }

  async function keep(jobId: JobId, place: number, faults: readonly RowFault[]): Promise<void> {
    const item = faultsItem.itemOf({ jobId, place: placed(place), faults: [...faults], expires: expires() })
    await store.commit(keeper, { writes: [{ write: 'put', item, otherwise: 'never' }], events: [] })
  }

  async function add({ jobId, faultCount }: StoredJob, faults: readonly RowFault[]): Promise<void> {
    const place = Math.floor(faultCount / faultsEach)
    const begun = await read(jobId, place * faultsEach, faultsEach)
    const all = [...begun, ...faults]
    for (let from = 0; from < all.length; from += faultsEach) {
      await keep(jobId, place + from / faultsEach, all.slice(from, from + faultsEach))
    }
  }
}
