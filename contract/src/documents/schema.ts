import {
  CalendarDay,
  Instant,
  JobId,
  line,
  ProgrammeId,
  prose,
  StudentId,
  TermId,
} from '@matricula/contract/kernel'
import { Cohort } from '@matricula/contract/students'
import { z } from 'zod'
import { DocumentCode } from './codes.ts'

export const DocumentKind = z.enum(['transcript', 'grade-card', 'enrolment-certificate', 'hall-ticket'])
export type DocumentKind = z.infer<typeof DocumentKind>

/** Numbered without gaps for each kind and year. */
export const DocumentNumber = z.string().regex(/^[A-Z]{2}-\d{4}-\d{6,}$/)
export const numberPrefix = {
  transcript: 'TR',
  'grade-card': 'GC',
  'enrolment-certificate': 'EC',
  'hall-ticket': 'HT',
} as const satisfies Record<DocumentKind, string>

/** Whether a kind is about one term. */
export const needsTerm = (kind: DocumentKind): boolean => kind !== 'transcript'

/** A number as it is printed; documents hold no binary fractions. */
const Decimal = z.string().regex(/^\d{1,6}(\.\d{1,4})?$/)

export const DocumentCourse = z.object({
  code: z.string(),
  title: z.string(),
  credits: Decimal,
  /** Absent while the course is not graded. */
  grade: z.string().optional(),
  points: Decimal.optional(),
  /** Whatever the record says beside a grade, such as a repetition. */
  remark: z.string().optional(),
})
export type DocumentCourse = z.infer<typeof DocumentCourse>

export const DocumentTerm = z.object({
  title: z.string(),
  courses: z.array(DocumentCourse),
  /** Credits that were earned in the term. */
  credits: Decimal,
  termAverage: Decimal.optional(),
  cumulativeAverage: Decimal.optional(),
})
export type DocumentTerm = z.infer<typeof DocumentTerm>

export const DocumentScheme = z.object({
  title: z.string(),
  grades: z.array(z.object({ grade: z.string(), points: Decimal.optional(), meaning: z.string() })),
})
export type DocumentScheme = z.infer<typeof DocumentScheme>

const graded = {
  terms: z.array(DocumentTerm),
  credits: Decimal,
  average: Decimal.optional(),
  /** What averages are called: GPA, or SGPA and CGPA. */
  averageNames: z.enum(['gpa', 'sgpa']).optional(),
  standing: z.string().optional(),
  scheme: DocumentScheme.optional(),
}
const ofTerm = { term: z.object({ title: z.string(), startsOn: CalendarDay, endsOn: CalendarDay }) }

/** What a document says, by kind. */
export const DocumentContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('transcript'), ...graded }),
  z.object({ kind: z.literal('grade-card'), ...ofTerm, ...graded }),
  z.object({
    kind: z.literal('enrolment-certificate'),
    ...ofTerm,
    status: z.string(),
    courses: z.array(DocumentCourse),
    credits: Decimal,
  }),
  z.object({
    kind: z.literal('hall-ticket'),
    ...ofTerm,
    courses: z.array(DocumentCourse.extend({ admitted: z.boolean() })),
  }),
])
export type DocumentContent = z.infer<typeof DocumentContent>

export const DocumentHolder = z.object({
  name: z.string(),
  /** The name in its own script. */
  localName: z.string().optional(),
  rollNumber: z.string(),
  programme: z.string(),
  cohort: z.string(),
})

/** Whom a document comes from. */
export const DocumentIssuer = z.object({
  name: z.string(),
  address: z.string().optional(),
  signatory: z.object({ name: z.string(), title: z.string() }).optional(),
})

export const documentSchema = 'matricula.document/1'

/** What an unofficial view shows: the record as it stands now, with no number and no signature. */
export const DocumentDraft = z.object({
  issuer: DocumentIssuer,
  holder: DocumentHolder,
  content: DocumentContent,
})
export type DocumentDraft = z.infer<typeof DocumentDraft>

/** The record as it stood at issue. Nothing of it ever changes; a correction is a new document that replaces it. */
export const OfficialDocument = DocumentDraft.extend({
  schema: z.literal(documentSchema),
  number: DocumentNumber,
  code: DocumentCode,
  issuedAt: Instant,
  /** The day in the institution's own time zone. */
  issuedOn: CalendarDay,
  /** Where anyone can ask whether it is still valid. */
  verifyAt: z.string(),
  /** The number of the document that this one replaces. */
  replaces: DocumentNumber.optional(),
})
export type OfficialDocument = z.infer<typeof OfficialDocument>

/** Ed25519 over the canonical JSON of the document, as UTF-8. */
export const DocumentSignature = z.object({
  algorithm: z.literal('Ed25519'),
  keyId: z.string().max(64),
  /** 64 bytes in base64url. */
  value: z.string().max(100),
})
export type DocumentSignature = z.infer<typeof DocumentSignature>

/** The file that machines read, also attached to the PDF. */
export const SignedDocument = z.object({
  document: OfficialDocument,
  /** SHA-256 of the canonical JSON of the document, in hexadecimal. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signature: DocumentSignature,
})
export type SignedDocument = z.infer<typeof SignedDocument>

export const DocumentState = z.enum(['valid', 'revoked', 'superseded'])
export type DocumentState = z.infer<typeof DocumentState>

/** What the office keeps of an issued document. */
export const IssuedDocument = z.object({
  code: DocumentCode,
  number: DocumentNumber,
  kind: DocumentKind,
  studentId: StudentId,
  /** The term that it is about, if it is about one. */
  termTitle: z.string().optional(),
  issuedAt: Instant,
  issuedBy: z.string(),
  keyId: z.string(),
  hash: z.string(),
  state: DocumentState,
  /** Why it is no longer valid, and since when. */
  reason: z.string().optional(),
  endedAt: Instant.optional(),
  /** The number of the document that took its place. */
  replacedBy: z.string().optional(),
})
export type IssuedDocument = z.infer<typeof IssuedDocument>

/** A public key: old ones stay, so that what they signed can be verified for good. */
export const SigningKey = z.object({
  keyId: z.string(),
  algorithm: z.literal('Ed25519'),
  /** 32 bytes in base64url. */
  publicKey: z.string(),
  createdAt: Instant,
})
export type SigningKey = z.infer<typeof SigningKey>
export const SigningKeys = z.object({ institution: z.string(), keys: z.array(SigningKey) })
export type SigningKeys = z.infer<typeof SigningKeys>

/** What an institution decides about its documents; each change is a new version. */
export const DocumentPolicy = z.object({
  version: z.int().nonnegative(),
  address: z.string().optional(),
  signatory: z.object({ name: z.string(), title: z.string() }).optional(),
  /** What students may issue for themselves. */
  selfService: z.array(DocumentKind),
})
export type DocumentPolicy = z.infer<typeof DocumentPolicy>

export const DocumentPolicyChange = z.strictObject({
  /** The version that was looked at. */
  version: z.int().nonnegative(),
  address: prose(300).optional(),
  signatory: z.strictObject({ name: line(120), title: line(120) }).optional(),
  selfService: z.array(DocumentKind).max(4),
})

export const NewDocument = z.strictObject({
  kind: DocumentKind,
  /** Of a kind that is about one term. */
  termId: TermId.optional(),
  /** The document that this one takes the place of. */
  replaces: DocumentCode.optional(),
})
export type NewDocument = z.infer<typeof NewDocument>

export const BatchState = z.enum(['running', 'done', 'cancelled', 'failed'])
export const DocumentBatch = z.object({
  jobId: JobId,
  kind: DocumentKind,
  termId: TermId.optional(),
  /** Whom it is for, in words. */
  audience: z.string(),
  state: BatchState,
  startedBy: z.string(),
  startedAt: Instant,
  total: z.int(),
  done: z.int(),
  issued: z.int(),
  skipped: z.int(),
  message: z.string().optional(),
})
export type DocumentBatch = z.infer<typeof DocumentBatch>

export const mostInBatch = 2000
export const NewBatch = z.strictObject({
  kind: DocumentKind,
  termId: TermId.optional(),
  programmeId: ProgrammeId,
  cohort: Cohort.optional(),
})
