import {
  cancelDocumentBatch,
  changeDocumentPolicy,
  downloadCondonationPacket,
  downloadDocument,
  downloadDocumentBatch,
  issueDocument,
  listDocumentBatches,
  listDocuments,
  listSigningKeys,
  previewDocument,
  readDocumentBatch,
  readDocumentPolicy,
  renewSigningKey,
  revokeDocument,
  startDocumentBatch,
  verifyCode,
  verifyFile,
} from '@matricula/contract/documents'
import { bind, bindFile, type Endpoint } from '#platform/http/bind.ts'
import type { BatchZip } from './batch/batch-zip.ts'
import type { SteerBatches } from './batch/steer-batches.ts'
import type { CondonationPacket } from './condonation-packet.ts'
import type { IssueDocument } from './issue-document.ts'
import type { KeyRing } from './key-ring.ts'
import type { PolicyBook } from './policy-book.ts'
import type { PreviewDocument } from './preview-document.ts'
import type { ReadDocuments } from './read-documents.ts'
import type { RevokeDocument } from './revoke-document.ts'
import type { VerifyDocument } from './verify-document.ts'

interface Commands {
  readonly preview: PreviewDocument
  readonly read: ReadDocuments
  readonly issue: IssueDocument
  readonly revoke: RevokeDocument
  readonly verify: VerifyDocument
  readonly keys: Pick<KeyRing, 'renew'>
  readonly policies: PolicyBook
  readonly batches: SteerBatches
  readonly batchZip: BatchZip
  readonly packet: CondonationPacket
}

export const documentRoutes = ({
  preview,
  read,
  issue,
  revoke,
  verify,
  keys,
  policies,
  batches,
  batchZip,
  packet,
}: Commands): Endpoint[] => [
  bind(previewDocument, ({ actor, params, query }) =>
    preview(actor, params.studentId, { kind: params.kind, termId: query.termId }),
  ),
  bind(listDocuments, ({ actor, params, query }) => read.list(actor, params.studentId, query)),
  bind(issueDocument, ({ actor, params, body }) => issue(actor, params.studentId, body)),
  bindFile(downloadDocument, ({ actor, params }) => read.file(actor, params)),
  bind(revokeDocument, ({ actor, params, body }) => revoke(actor, { ...params, reason: body.reason })),
  bind(verifyCode, ({ actor, params }) => verify.byCode(actor, params.code)),
  bind(verifyFile, ({ actor, body }) => verify.byFile(actor, body)),
  bindFile(downloadCondonationPacket, ({ actor, params }) => packet(actor, params.sectionId)),
  bind(listSigningKeys, ({ actor }) => verify.keys(actor)),
  bind(renewSigningKey, ({ actor }) => keys.renew(actor)),
  bind(readDocumentPolicy, ({ actor }) => policies.read(actor)),
  bind(changeDocumentPolicy, ({ actor, body }) => policies.change(actor, body)),
  bind(listDocumentBatches, ({ actor, query }) => batches.list(actor, query)),
  bind(startDocumentBatch, ({ actor, body }) => batches.start(actor, body)),
  bind(readDocumentBatch, ({ actor, params }) => batches.batch(actor, params.jobId)),
  bind(cancelDocumentBatch, ({ actor, params }) => batches.cancel(actor, params.jobId)),
  bindFile(downloadDocumentBatch, ({ actor, params }) => batchZip(actor, params.jobId)),
]
