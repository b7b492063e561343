import { Instant, JobId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'

/** What a file holds. `sections-uiuc` and `term-itc` are the formats of two public sources. */
export const ImportKind = z.enum([
  'students',
  'courses',
  'sections',
  'enrolments',
  'courses-uiuc',
  'sections-uiuc',
  'grades-uiuc',
  'term-itc',
])
export type ImportKind = z.infer<typeof ImportKind>

export const ImportState = z.enum([
  /** A field that is needed has no column yet. */
  'unmapped',
  'checking',
  'checked',
  'running',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
])

/** One row that could not be taken as it is: where, what, why, and what to do. */
export const RowFault = z.object({
  /** Counted from 1 for the first row under the heading. */
  row: z.int().positive(),
  column: z.string(),
  value: z.string(),
  reason: z.string(),
  repair: z.string(),
  /** A warning was taken all the same. */
  severity: z.enum(['problem', 'warning']),
})
export type RowFault = z.infer<typeof RowFault>

export const ImportJob = z.object({
  jobId: JobId,
  kind: ImportKind,
  fileName: z.string(),
  state: ImportState,
  startedBy: z.string(),
  startedAt: Instant,
  rows: z.int(),
  done: z.int(),
  created: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  warnings: z.int(),
  /** Faults by repair, most frequent first. */
  faultGroups: z.array(
    z.object({ repair: z.string(), severity: z.enum(['problem', 'warning']), count: z.int() }),
  ),
  columns: z.array(z.string()),
  /** Our field name to the file's column. */
  mapping: z.record(z.string(), z.string()),
  /** How sure the guess of each field's column is, 0 to 1. */
  confidence: z.record(z.string(), z.number()),
  /** The first values of each column. */
  samples: z.record(z.string(), z.array(z.string())),
  termId: TermId.optional(),
  /** Records made, changed and found as they are, by what they are: several rows may make one record. */
  records: z.record(z.string(), z.object({ created: z.int(), changed: z.int(), same: z.int() })),
  message: z.string().optional(),
})
export type ImportJob = z.infer<typeof ImportJob>

/** A field that a file of this kind may have. */
export const ImportField = z.object({
  field: z.string(),
  label: z.string(),
  required: z.boolean(),
  example: z.string(),
})

/** Those that can be imported again stand first. */
export const ExportKind = z.enum([
  'students',
  'courses',
  'sections',
  'enrolments',
  'programmes',
  'terms',
  'subjects',
  'waitlists',
  'holds',
  'attendance',
  'leaves',
  'assessments',
  'marks',
  'final-grades',
  'grade-steps',
  'standings',
  'documents',
  'announcements',
  'accounts',
  'imports',
  'activity',
])
export type ExportKind = z.infer<typeof ExportKind>

/** A table that whoever asks may have, with its columns. */
export const ExportTable = z.object({
  kind: ExportKind,
  /** Whether it can be had for one term alone. */
  ofTerm: z.boolean(),
  /** Whether the file can be imported again. */
  importable: z.boolean(),
  columns: z.array(z.object({ label: z.string(), example: z.string() })),
})
export type ExportTable = z.infer<typeof ExportTable>

export const ExportFormat = z.enum(['csv', 'xlsx'])
export type ExportFormat = z.infer<typeof ExportFormat>
