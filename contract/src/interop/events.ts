import { event, JobId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { ImportJob } from './schema.ts'

const record = (facts: { jobId: string }) => `JOB#${facts.jobId}`

export const importStarted = event(
  'import.started',
  z.object({ jobId: JobId, kind: z.string(), fileName: z.string() }),
  record,
)
/** Sent while it runs, at most twice a second. */
export const importProgressed = event(
  'import.progressed',
  ImportJob.pick({
    jobId: true,
    state: true,
    rows: true,
    done: true,
    created: true,
    changed: true,
    same: true,
    refused: true,
  }),
  record,
)
export const importFinished = event(
  'import.finished',
  ImportJob.pick({ jobId: true, state: true, fileName: true, created: true, changed: true, refused: true }),
  record,
)
