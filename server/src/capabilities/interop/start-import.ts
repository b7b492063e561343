import { type ImportJob, importStarted, type startImport } from '@matricula/contract/interop'
import { JobId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { checkJob } from './check-job.ts'
import type { StoredJob } from './items.ts'
import type { JobNeeds } from './needs.ts'
import { collected } from './readers/collected.ts'
import { checkMapping, guessMapping, likeness, type Mapping, missingFields } from './readers/mapping.ts'
import type { Field } from './readers/reader.ts'
import { readerOf } from './readers/readers.ts'
import { type Sheet, sheetOf } from './readers/sheet.ts'

export type StartImport = (actor: Actor, given: z.output<typeof startImport.body>) => Promise<ImportJob>

/** Keeps the file, guesses its columns and begins to check it. Nothing of it is stored as a record yet. */
export function createStartImport(needs: JobNeeds): StartImport {
  const { store, clock, ids, jobs, workers } = needs
  return async (actor, { kind, fileName, text, termId, mapping: given }) => {
    demand(actor, 'import.run')
    const sheet = await sheetOf(text)
    const { fields } = readerOf(kind, sheet.columns)
    const mapping = given ?? guessMapping(fields, sheet.columns)
    checkMapping(fields, sheet.columns, mapping)
    const jobId = JobId.parse(ids.next())
    const job: StoredJob = {
      ...newJob(jobId),
      kind,
      fileName,
      startedBy: actor.name,
      startedAt: clock.now(),
      aliveAt: clock.millis(),
      columns: [...sheet.columns],
      delimiter: sheet.delimiter,
      samples: await samplesOf(sheet),
      texts: await jobs.stage(jobId, text),
      ...mapped(fields, mapping),
      ...(termId && { termId }),
    }
    const event = importStarted({ jobId, kind, fileName })
    await store.commit(actor, { writes: [jobs.insert(job)], events: [event], answer: job })
    if (job.state === 'checking') {
      workers.start(actor, job, (by, started) => checkJob(needs, by, started))
    }
    return job
  }
}

const newJob = (jobId: JobId) => ({
  jobId,
  list: 'JOBS' as const,
  rows: 0,
  done: 0,
  created: 0,
  changed: 0,
  same: 0,
  refused: 0,
  warnings: 0,
  records: {},
  faultGroups: [],
  cancelAsked: false,
  faultCount: 0,
})

/** How a mapping stands: whether it can be checked, how sure it is, and what it lacks. */
export function mapped(
  fields: readonly Field[],
  mapping: Mapping,
): Pick<StoredJob, 'state' | 'mapping' | 'confidence' | 'message'> {
  const missing = missingFields(fields, mapping)
  const confidence = fields.flatMap((field) => {
    const column = mapping[field.field]
    return column === undefined ? [] : [[field.field, likeness(field, column)] as const]
  })
  return {
    state: missing.length === 0 ? 'checking' : 'unmapped',
    mapping: { ...mapping },
    confidence: Object.fromEntries(confidence),
    message:
      missing.length === 0
        ? undefined
        : `Say which column is ${missing.map(({ label }) => label).join(', ')}.`,
  }
}

const samplesEach = 3
const sampledRows = 50

/** For each column the first few different values that its first rows have. */
async function samplesOf(sheet: Sheet): Promise<Record<string, string[]>> {
  const first = await collected(beginning(sheet))
  return Object.fromEntries(
    sheet.columns.map((column, place) => {
      const values = first.map((cells) => (cells[place] ?? '').trim().slice(0, 60))
      return [column, [...new Set(values)].filter((value) => value !== '').slice(0, samplesEach)]
    }),
  )
}

async function* beginning(sheet: Sheet): AsyncGenerator<readonly string[]> {
  let left = sampledRows
  for await (const { cells } of sheet.rows()) {
    yield cells
    left -= 1
    if (left === 0) return
  }
}
