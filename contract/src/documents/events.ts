import { event } from '@matricula/contract/kernel'
import { DocumentBatch, DocumentPolicy, IssuedDocument, SigningKey } from './schema.ts'

const ofStudent = ({ studentId }: { studentId: string }) => `STU#${studentId}`
const ofJob = ({ jobId }: { jobId: string }) => `JOB#${jobId}`
const told = IssuedDocument.pick({
  code: true,
  number: true,
  kind: true,
  studentId: true,
  state: true,
  reason: true,
})

export const documentIssued = event('document.issued', told, ofStudent)
export const documentRevoked = event('document.revoked', told, ofStudent)
export const documentSuperseded = event('document.superseded', told, ofStudent)
export const signingKeyMade = event('signingKey.made', SigningKey.pick({ keyId: true }), () => 'SIGNING')
export const documentPolicyChanged = event(
  'documentPolicy.changed',
  DocumentPolicy.pick({ version: true }),
  () => 'POLICY#documents',
)

const progress = DocumentBatch.pick({
  jobId: true,
  kind: true,
  state: true,
  total: true,
  done: true,
  issued: true,
  skipped: true,
})
export const documentBatchStarted = event('documentBatch.started', progress, ofJob)
/** Sent while it runs, at most twice a second. */
export const documentBatchProgressed = event('documentBatch.progressed', progress, ofJob)
export const documentBatchFinished = event('documentBatch.finished', progress, ofJob)
