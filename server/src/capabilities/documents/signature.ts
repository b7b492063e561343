import { createHash, createPublicKey, verify } from 'node:crypto'
import {
  canonicalJson,
  type Finding,
  longestSeal,
  type OfficialDocument,
  type PdfSeal,
  SignedDocument,
  type SigningKey,
  sealIn,
} from '@matricula/contract/documents'
import type { Signer } from './key-ring.ts'

export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/** Signs the canonical JSON of a document. */
export function signDocument(document: OfficialDocument, { keyId, sign }: Signer): SignedDocument {
  const canonical = canonicalJson(document)
  const value = sign(Buffer.from(canonical))
  return { document, hash: sha256(canonical), signature: { algorithm: 'Ed25519', keyId, value } }
}

/** What the signature of a PDF covers: the digest of its bytes, so that the digest alone is enough to check it. */
export const sealedBytes = (bodyHash: string): Buffer => Buffer.from(`matricula-pdf:${bodyHash}`)

type Fault = Exclude<Finding, 'genuine'>

/** Whether a signed document is whole, by the keys alone; undefined where nothing is wrong. */
export function faultOf(signed: SignedDocument, keys: readonly SigningKey[]): Fault | undefined {
  const canonical = canonicalJson(signed.document)
  if (sha256(canonical) !== signed.hash) return 'changed-content'
  return faultOfSignature(Buffer.from(canonical), signed.signature.keyId, signed.signature.value, keys)
}

/** Whether the bytes before the seal are those that were sealed. */
export function faultOfSeal(bodyHash: string, seal: PdfSeal, keys: readonly SigningKey[]): Fault | undefined {
  const fault = faultOfSignature(sealedBytes(bodyHash), seal.keyId, seal.signature, keys)
  return fault === 'wrong-signature' ? 'changed-file' : fault
}

function faultOfSignature(
  bytes: Buffer,
  keyId: string,
  signature: string,
  keys: readonly SigningKey[],
): Fault | undefined {
  const key = keys.find((one) => one.keyId === keyId)
  if (!key) return 'unknown-key'
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, format: 'jwk' })
  return verify(null, bytes, publicKey, Buffer.from(signature, 'base64url')) ? undefined : 'wrong-signature'
}

/** A JSON file as it was issued, or nothing where it is not one of ours by its form. */
export function signedDocumentIn(text: string): SignedDocument | undefined {
  try {
    const parsed = SignedDocument.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

export const sealOfPdf = (file: Buffer): PdfSeal | undefined =>
  sealIn(file.subarray(-longestSeal).toString('latin1'))
