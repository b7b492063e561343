import { type JobId, Problem } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'
import { placed, textItem } from './items.ts'

const charactersEach = 100_000
const stager = systemActor('import')

/** How long what an import read and refused is kept; what it did is kept for good. */
export const daysKept = 30

/** The file of a job as it was sent. */
export interface KeptText {
  /** Stores a file in pieces; tells how many. */
  stage(jobId: JobId, text: string): Promise<number>
  textOf(jobId: JobId): Promise<string>
}

export const createKeptText = (store: Store, expires: () => number): KeptText => ({
  async stage(jobId, text) {
    let place = 0
    for (let from = 0; from < text.length; from += charactersEach) {
      const piece = text.slice(from, from + charactersEach)
      const item = textItem.itemOf({ jobId, place: placed(place), text: piece, expires: expires() })
      await store.commit(stager, { writes: [{ write: 'put', item, otherwise: 'never' }], events: [] })
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
})
