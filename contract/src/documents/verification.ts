import { z } from 'zod'
import { IssuedDocument, OfficialDocument } from './schema.ts'

export const Finding = z.enum([
  'genuine',
  'revoked',
  'superseded',
  'unknown-code',
  'not-sealed',
  'changed-file',
  'changed-content',
  'wrong-signature',
  'unknown-key',
  'unreadable',
])
export type Finding = z.infer<typeof Finding>

/** What verification can find, each with the sentence that a person reads. */
export const findings = {
  genuine: 'This document is genuine and valid. It was issued as shown.',
  revoked: 'This document was issued, but has been revoked. Do not rely on it.',
  superseded:
    'This document was issued, but a newer one has taken its place. Ask the holder for the newer one.',
  'unknown-code': 'No document with this code was ever issued. Check the code, letter by letter.',
  'not-sealed':
    'This PDF carries no seal of ours. It was not issued by us, or it was saved anew by another program.',
  'changed-file':
    'This file was changed after it was issued: it is not, byte for byte, the file that was issued.',
  'changed-content': 'What this document says was changed after it was signed.',
  'wrong-signature': 'The signature does not belong to this document.',
  'unknown-key': 'It was signed with a key that is not one of the institution’s.',
  unreadable: 'This file is neither a PDF nor a JSON document that we issue.',
} as const satisfies Record<Finding, string>

/** The answer of the public page: the finding, and what was issued where the finding is about an issued document. */
export const Verification = z.object({
  finding: Finding,
  document: OfficialDocument.optional(),
  issued: IssuedDocument.pick({
    number: true,
    kind: true,
    issuedAt: true,
    keyId: true,
    hash: true,
    state: true,
    reason: true,
    endedAt: true,
    replacedBy: true,
  }).optional(),
})
export type Verification = z.infer<typeof Verification>

/**
 * The last line of a PDF that we issue, behind its end, where readers ignore it: the code of the document, the key, and
 * the signature over the SHA-256 of every byte before the line.
 */
const sealLine = /\n%matricula-seal ([0-9A-HJKMNP-TV-Z]{16}) ([\w-]{1,64}) ([\w-]{86})\n$/
export const longestSeal = 220

export interface PdfSeal {
  readonly code: string
  readonly keyId: string
  /** 64 bytes in base64url. */
  readonly signature: string
  /** Characters of the line itself, from the end of the file. */
  readonly length: number
}

export const sealText = (seal: Omit<PdfSeal, 'length'>): string =>
  `\n%matricula-seal ${seal.code} ${seal.keyId} ${seal.signature}\n`

/** Reads the seal from the last characters of a file, taken byte by byte; undefined where there is none. */
export function sealIn(end: string): PdfSeal | undefined {
  const [whole, code, keyId, signature] = sealLine.exec(end) ?? []
  if (!whole || !code || !keyId || !signature) return undefined
  return { code, keyId, signature, length: whole.length }
}
