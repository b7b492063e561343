import type { StoredJob } from './items.ts'
import { readFile } from './readers/read-file.ts'
import type { Reading } from './readers/reader.ts'
import { readerOf } from './readers/readers.ts'
import { sheetOf } from './readers/sheet.ts'
import type { JobRepository } from './repository.ts'

/** Reads the staged file of a job again, always in the same order. */
export async function* readingsOf(jobs: JobRepository, job: StoredJob): AsyncGenerator<Reading> {
  const sheet = await sheetOf(await jobs.textOf(job.jobId))
  const reader = readerOf(job.kind, sheet.columns)
  yield* readFile(reader, sheet, job.mapping, { termId: job.termId })
}

/** Readings in lots, so that each lot is looked up at once. */
export async function* inLots<T>(coming: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let lot: T[] = []
  for await (const one of coming) {
    lot.push(one)
    if (lot.length < size) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}
