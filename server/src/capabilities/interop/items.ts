import { ImportJob, RowFault } from '@matricula/contract/interop'
import { JobId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'
import { Undo } from './undo.ts'

export const StoredJob = ImportJob.extend({
  /** All jobs are in one list. */
  list: z.literal('JOBS').default('JOBS'),
  delimiter: z.string(),
  texts: z.int(),
  /** Written while a process works on it; whoever finds it old may take the job over. */
  aliveAt: z.int(),
  cancelAsked: z.boolean().default(false),
  /** How many faults are kept. */
  faultCount: z.int().default(0),
  /** Of a failure that is ours: for whoever mends it, not for whoever imports. */
  fault: z.string().optional(),
})
export type StoredJob = z.infer<typeof StoredJob>

export const jobItem = itemKind({
  name: 'Import',
  table: 'events',
  reads: ['how an import stands: get', 'imports, newest first: query g1'],
  schema: StoredJob,
  pk: 'JOB#{jobId}',
  sk: 'JOB',
  g1: ['{list}', '{jobId}'],
})

const chunk = { jobId: JobId, place: z.string() }

export const textItem = itemKind({
  name: 'Text of an import',
  table: 'events',
  reads: ['the file as it was sent, in order: query pk'],
  schema: z.object({ ...chunk, text: z.string(), expires: z.int() }),
  pk: 'JOB#{jobId}',
  sk: 'TEXT#{place}',
  timeToLive: true,
})

export const faultsItem = itemKind({
  name: 'Faults of an import',
  table: 'events',
  reads: ['rows that were not taken as they are, in order: get by place'],
  schema: z.object({ ...chunk, faults: z.array(RowFault), expires: z.int() }),
  pk: 'JOB#{jobId}',
  sk: 'FAULTS#{place}',
  timeToLive: true,
})

export const Counts = z.object({
  rows: z.int(),
  created: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  records: ImportJob.shape.records,
})
export type Counts = z.infer<typeof Counts>

/** Written in the transaction of the records that it tells of: what was done is known after a crash, and can be undone. */
export const stepItem = itemKind({
  name: 'Step of an import',
  table: 'events',
  reads: ['what an import did, in order or backwards: query pk'],
  schema: z.object({
    ...chunk,
    /** How many readings of the file are done after this step. */
    until: z.int(),
    counts: Counts,
    undo: z.array(Undo),
  }),
  pk: 'JOB#{jobId}',
  sk: 'STEP#{place}',
})
export type Step = z.output<typeof stepItem.schema>

/** Places sort as they count. */
export const placed = (count: number): string => String(count).padStart(8, '0')
