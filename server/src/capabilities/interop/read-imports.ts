import type { ImportJob, ImportKind, RowFault } from '@matricula/contract/interop'
import type { JobId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { noSuchPlace, type Page, type PageAsked } from '#platform/store/pages.ts'
import type { Field } from './readers/reader.ts'
import { readerOf } from './readers/readers.ts'
import type { JobRepository } from './repository.ts'

export interface ReadImports {
  fields(actor: Actor, kind: ImportKind): { fields: Field[] }
  list(actor: Actor, page: PageAsked): Promise<Page<ImportJob>>
  job(actor: Actor, jobId: JobId): Promise<ImportJob>
  faults(actor: Actor, jobId: JobId, page: PageAsked): Promise<Page<RowFault>>
}

export function createReadImports(jobs: JobRepository): ReadImports {
  return {
    fields(actor, kind) {
      demand(actor, 'import.read')
      return { fields: [...readerOf(kind).fields] }
    },
    async list(actor, page) {
      demand(actor, 'import.read')
      return await jobs.list(page)
    },
    async job(actor, jobId) {
      demand(actor, 'import.read')
      return await jobs.job(jobId)
    },
    async faults(actor, jobId, { limit, after }) {
      demand(actor, 'import.read')
      await jobs.job(jobId)
      const from = placeFrom(after)
      const items = await jobs.faults(jobId, from, limit)
      return { items, ...(items.length === limit && { next: String(from + limit) }) }
    },
  }
}

function placeFrom(after: string | undefined): number {
  if (after === undefined) return 0
  if (/^\d{1,9}$/.test(after)) return Number(after)
  throw noSuchPlace()
}
