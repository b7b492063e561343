import {
  DocumentCode as Code,
  type DocumentCode,
  type Finding,
  type SignedDocument,
  type SigningKey,
} from '@matricula/contract/documents'
import { attachmentOf } from './attachment.ts'
import { faultOf, faultOfSeal, sealOfPdf, sha256, signedDocumentIn } from './signature.ts'

/** What a file shows by itself and the public keys, without asking anyone. */
export interface OfflineFinding {
  readonly finding: Finding
  readonly signed?: SignedDocument
  /** For asking whether it was revoked since. */
  readonly question?: { readonly sha256?: string; readonly code?: DocumentCode; readonly text?: string }
}

/** Genuine means here: whole, and signed by one of the keys. Whether it was revoked since, only the institution knows. */
export function verifyOffline(file: Buffer, keys: readonly SigningKey[]): OfflineFinding {
  if (file.subarray(0, 1024).includes('%PDF-')) return ofPdf(file, keys)
  const text = file.toString('utf8').replace(/^\uFEFF/, '')
  const signed = signedDocumentIn(text)
  if (!signed) return { finding: 'unreadable' }
  return { finding: faultOf(signed, keys) ?? 'genuine', signed, question: { text } }
}

function ofPdf(file: Buffer, keys: readonly SigningKey[]): OfflineFinding {
  const seal = sealOfPdf(file)
  if (!seal) return { finding: 'not-sealed' }
  const body = file.subarray(0, file.length - seal.length)
  const fault = faultOfSeal(sha256(body), seal, keys)
  if (fault) return { finding: fault }
  const signed = signedDocumentIn(attachmentOf(body) ?? '')
  if (!signed) return { finding: 'unreadable' }
  const finding = signed.document.code === seal.code ? (faultOf(signed, keys) ?? 'genuine') : 'changed-file'
  return { finding, signed, question: { sha256: sha256(file), code: Code.parse(seal.code) } }
}
