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
