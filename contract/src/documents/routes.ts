import { JobId, page, pageQuery, route, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { DocumentCode } from './codes.ts'
import {
  DocumentBatch,
  DocumentDraft,
  DocumentKind,
  DocumentPolicy,
  DocumentPolicyChange,
  IssuedDocument,
  NewBatch,
  NewDocument,
  SigningKey,
  SigningKeys,
} from './schema.ts'
import { Verification } from './verification.ts'

const oneDocument = z.strictObject({ studentId: StudentId, code: DocumentCode })
const oneBatch = z.strictObject({ jobId: JobId })

export const previewDocument = route({
  name: 'previewDocument',
  summary: 'A document as it would be issued now: unofficial, with no number and no signature',
  action: 'document.read',
  method: 'GET',
  path: '/api/students/:studentId/document-previews/:kind',
  params: z.strictObject({ studentId: StudentId, kind: DocumentKind }),
  query: z.strictObject({ termId: TermId.optional() }),
  reply: DocumentDraft,
  problems: ['item.missing', 'document.term-missing'],
})
export const listDocuments = route({
  name: 'listDocuments',
  summary: 'The documents that were issued to a student, newest first',
  action: 'document.read',
  method: 'GET',
  path: '/api/students/:studentId/documents',
  params: z.strictObject({ studentId: StudentId }),
  query: z.strictObject(pageQuery),
  /** With the kinds that whoever asks may issue to this student. */
  reply: page(IssuedDocument).extend({ mayIssue: z.array(DocumentKind) }),
  problems: ['item.missing'],
})
export const issueDocument = route({
  name: 'issueDocument',
  summary: 'Issue a numbered, signed document of the record as it stands',
  action: 'document.request',
  method: 'POST',
  path: '/api/students/:studentId/documents',
  params: z.strictObject({ studentId: StudentId }),
  body: NewDocument,
  status: 201,
  reply: IssuedDocument,
  problems: [
    'item.missing',
    'document.term-missing',
    'document.not-self-service',
    'document.ended',
    'server.busy',
  ],
})
/** The reply is a PDF or a JSON file. */
export const downloadDocument = route({
  name: 'downloadDocument',
  summary: 'An issued document as a sealed PDF, or as the signed JSON that machines read',
  action: 'document.read',
  method: 'GET',
  path: '/api/students/:studentId/documents/:code/:format',
  params: oneDocument.extend({ format: z.enum(['pdf', 'json']) }),
  reply: z.any(),
  problems: ['item.missing', 'document.unprintable', 'document.printer-missing', 'server.busy'],
})
export const revokeDocument = route({
  name: 'revokeDocument',
  summary: 'Declare an issued document invalid; whoever verifies it reads the reason',
  action: 'document.revoke',
  method: 'POST',
  path: '/api/students/:studentId/documents/:code/revocation',
  params: oneDocument,
  body: z.strictObject({
    reason: z
      .string()
      .normalize('NFC')
      .trim()
      .min(3, 'Say why, in a few words; whoever verifies the document reads it')
      .max(200, 'At most 200 characters'),
  }),
  reply: IssuedDocument,
  problems: ['item.missing', 'document.ended'],
})

export const verifyCode = route({
  name: 'verifyCode',
  summary: 'Whether a document with this code was issued, what it says, and whether it is valid',
  action: 'document.verify',
  method: 'GET',
  path: '/api/verify/:code',
  params: z.strictObject({ code: DocumentCode }),
  reply: Verification,
  problems: ['request.too-many'],
})
/** A PDF stays with whoever verifies it: its digest and the code in its seal are enough. */
export const verifyFile = route({
  name: 'verifyFile',
  summary: 'Whether a file is, byte for byte, one that was issued, and whether it is valid',
  action: 'document.verify',
  method: 'POST',
  path: '/api/verify',
  body: z.strictObject({
    /** SHA-256 of a PDF in hexadecimal. */
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'Give the SHA-256 of the file as 64 hexadecimal digits')
      .optional(),
    /** The code in the seal of a PDF. */
    code: DocumentCode.optional(),
    /** The text of a JSON file. */
    text: z.string().max(400_000, 'At most 400,000 characters').optional(),
  }),
  reply: Verification,
  problems: ['request.too-many'],
})
export const listSigningKeys = route({
  name: 'listSigningKeys',
  summary: 'The public keys that documents were signed with, for verifying without us',
  action: 'document.verify',
  method: 'GET',
  path: '/.well-known/matricula-keys.json',
  reply: SigningKeys,
})

export const renewSigningKey = route({
  name: 'renewSigningKey',
  summary: 'Sign with a new key from now on; what older keys signed stays valid',
  action: 'document.renew-key',
  method: 'POST',
  path: '/api/signing-keys',
  status: 201,
  reply: SigningKey,
})

export const readDocumentPolicy = route({
  name: 'readDocumentPolicy',
  summary: 'What the institution has decided about its documents',
  action: 'document.watch',
  method: 'GET',
  path: '/api/document-policy',
  reply: DocumentPolicy,
})
export const changeDocumentPolicy = route({
  name: 'changeDocumentPolicy',
  summary: 'Decide anew about documents: a new version from now on',
  action: 'document.issue',
  method: 'PUT',
  path: '/api/document-policy',
  body: DocumentPolicyChange,
  reply: DocumentPolicy,
  problems: ['item.stale'],
})

export const listDocumentBatches = route({
  name: 'listDocumentBatches',
  summary: 'Batches of documents, newest first',
  action: 'document.watch',
  method: 'GET',
  path: '/api/document-batches',
  query: z.strictObject(pageQuery),
  reply: page(DocumentBatch),
})
export const startDocumentBatch = route({
  name: 'startDocumentBatch',
  summary: 'Issue a document to everyone of a programme, one after the other beside other work',
  action: 'document.issue',
  method: 'POST',
  path: '/api/document-batches',
  body: NewBatch,
  status: 202,
  reply: DocumentBatch,
  problems: ['item.missing', 'document.term-missing', 'document.batch-empty', 'document.batch-large'],
})
export const readDocumentBatch = route({
  name: 'readDocumentBatch',
  summary: 'How a batch stands',
  action: 'document.watch',
  method: 'GET',
  path: '/api/document-batches/:jobId',
  params: oneBatch,
  reply: DocumentBatch,
  problems: ['item.missing'],
})
export const cancelDocumentBatch = route({
  name: 'cancelDocumentBatch',
  summary: 'Stop a batch; what is issued stays issued',
  action: 'document.issue',
  method: 'POST',
  path: '/api/document-batches/:jobId/cancellation',
  params: oneBatch,
  status: 202,
  reply: DocumentBatch,
  problems: ['item.missing', 'document.batch-over'],
})
/** The reply is a ZIP file: each PDF, and an index as CSV. */
export const downloadDocumentBatch = route({
  name: 'downloadDocumentBatch',
  summary: 'Everything that a batch has issued, as one ZIP file with an index',
  action: 'document.watch',
  method: 'GET',
  path: '/api/document-batches/:jobId/zip',
  params: oneBatch,
  reply: z.any(),
  problems: ['item.missing', 'document.printer-missing', 'server.busy'],
})
/** The reply is a PDF with a sheet for each student. */
export const downloadCondonationPacket = route({
  name: 'downloadCondonationPacket',
  summary: 'Students of a section with a shortage of attendance, each with the evidence, to be decided over',
  action: 'attendance.condone',
  method: 'GET',
  path: '/api/sections/:sectionId/condonation-packet',
  params: z.strictObject({ sectionId: SectionId }),
  reply: z.any(),
  problems: [
    'item.missing',
    'attendance.nobody-short',
    'document.unprintable',
    'document.printer-missing',
    'server.busy',
  ],
})
