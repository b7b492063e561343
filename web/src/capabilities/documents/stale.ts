import {
  documentBatchFinished,
  documentBatchProgressed,
  documentBatchStarted,
  documentIssued,
  documentPolicyChanged,
  documentRevoked,
  documentSuperseded,
  listDocumentBatches,
  listDocuments,
  readDocumentBatch,
  readDocumentPolicy,
} from '@matricula/contract/documents'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

interface OfStudent {
  readonly studentId?: string | undefined
}
const listOf = ({ studentId }: OfStudent) => [keyOf(listDocuments, { studentId })]

export const documentStale: readonly StaleRule[] = [
  staleAfter(documentIssued, listOf),
  staleAfter(documentRevoked, listOf),
  staleAfter(documentSuperseded, listOf),
  staleAfter(documentPolicyChanged, () => [keyOf(readDocumentPolicy)]),
  staleAfter(documentBatchStarted, () => [keyOf(listDocumentBatches)]),
  staleAfter(documentBatchProgressed, ({ jobId }) => [keyOf(readDocumentBatch, { jobId })]),
  staleAfter(documentBatchFinished, ({ jobId }) => [
    keyOf(listDocumentBatches),
    keyOf(readDocumentBatch, { jobId }),
  ]),
]
