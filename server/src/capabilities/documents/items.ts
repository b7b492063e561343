import {
  DocumentBatch,
  DocumentCode,
  DocumentPolicy,
  IssuedDocument,
  SigningKey,
} from '@matricula/contract/documents'
import { JobId, StudentId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** One rendering that was handed out, under the SHA-256 of the whole file. */
export const PrintedPdf = z.object({
  /** SHA-256 of the file without its seal: the renderer's own output. */
  body: z.string(),
  keyId: z.string(),
  signature: z.string(),
})
export type PrintedPdf = z.infer<typeof PrintedPdf>

export const StoredDocument = IssuedDocument.extend({
  /** By file hash: a newer renderer may write other bytes, and what was handed out before stays genuine. */
  pdfs: z.record(z.string(), PrintedPdf),
})
export type StoredDocument = z.infer<typeof StoredDocument>

export const issuedItem = itemKind({
  name: 'Issued document',
  table: 'students',
  reads: ['whether a document is valid: one query on pk', 'a student’s documents, newest first: query g1'],
  schema: StoredDocument,
  pk: 'DOC#{code}',
  sk: 'ISSUED',
  g1: ['DOCS#{studentId}', '{issuedAt}#{number}'],
})

/** What was issued, word for word; written once. PDFs are printed from it and never stored. */
export const snapshotItem = itemKind({
  name: 'Signed document',
  table: 'students',
  reads: ['what was issued: the same query on pk'],
  schema: z.object({ code: DocumentCode, signed: z.string() }),
  pk: 'DOC#{code}',
  sk: 'SNAPSHOT',
})

export const seriesItem = itemKind({
  name: 'Series of numbers',
  table: 'students',
  reads: ['the last number of a kind and year: one get; it moves in the transaction that issues'],
  schema: z.object({ series: z.string(), issued: z.int() }),
  pk: 'DOCSERIES#{series}',
  sk: 'LAST',
})

/** The private half is enciphered with the secret of the servers; the public half is for everyone. */
export const signingKeyItem = itemKind({
  name: 'Signing key',
  table: 'users',
  reads: ['all keys, once a minute at most: one query on pk'],
  schema: SigningKey.extend({ privateKey: z.string() }),
  pk: 'SIGNING',
  sk: 'KEY#{keyId}',
})
export type StoredSigningKey = z.output<typeof signingKeyItem.schema>

export const documentPolicyItem = itemKind({
  name: 'Policy of documents',
  table: 'catalogue',
  reads: ['the policy in force: the last of one query on pk'],
  schema: DocumentPolicy.extend({ place: z.string() }),
  pk: 'POLICY#documents',
  sk: 'V#{place}',
})

export const StoredBatch = DocumentBatch.extend({
  list: z.literal('BATCHES').default('BATCHES'),
  /** How many lists of students it has. */
  lists: z.int(),
  /** Written while a process works on it; whoever finds it old may take it over. */
  aliveAt: z.int(),
  cancelAsked: z.boolean().default(false),
  fault: z.string().optional(),
})
export type StoredBatch = z.infer<typeof StoredBatch>

export const batchItem = itemKind({
  name: 'Batch of documents',
  table: 'events',
  reads: ['how a batch stands: get', 'batches, newest first: query g1'],
  schema: StoredBatch,
  pk: 'JOB#{jobId}',
  sk: 'BATCH',
  g1: ['{list}', '{jobId}'],
})

const part = { jobId: JobId, place: z.string() }

export const batchListItem = itemKind({
  name: 'Students of a batch',
  table: 'events',
  reads: ['whom a batch is for, in order: query pk'],
  schema: z.object({ ...part, studentIds: z.array(StudentId) }),
  pk: 'JOB#{jobId}',
  sk: 'STUDENTS#{place}',
})

export const BatchRow = z.object({
  studentId: StudentId,
  name: z.string(),
  rollNumber: z.string(),
  /** Absent where nothing was issued; then the reason says why. */
  code: DocumentCode.optional(),
  number: z.string().optional(),
  reason: z.string().optional(),
})
export type BatchRow = z.infer<typeof BatchRow>

/** Written in the transaction that issues: after a crash the next run goes on behind the last step. */
export const batchStepItem = itemKind({
  name: 'Step of a batch',
  table: 'events',
  reads: ['what a batch has issued, in order: query pk'],
  schema: z.object({ ...part, until: z.int(), rows: z.array(BatchRow) }),
  pk: 'JOB#{jobId}',
  sk: 'BATCHSTEP#{place}',
})
export type BatchStep = z.output<typeof batchStepItem.schema>

/** Places sort as they count. */
export const placed = (count: number): string => String(count).padStart(8, '0')
