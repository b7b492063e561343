import { type SignedDocument, sealText } from '@matricula/contract/documents'
import { Problem } from '@matricula/contract/kernel'
import { encodeQR } from 'qr'
import type { KeyRing } from './key-ring.ts'
import type { Press } from './rendering/press.ts'
import { template } from './rendering/template.ts'
import type { DocumentRepository, WholeDocument } from './repository.ts'
import { sheetOf } from './sheet.ts'
import { sealedBytes, sha256 } from './signature.ts'

interface Needs {
  readonly press: Press
  readonly keys: KeyRing
  readonly documents: DocumentRepository
}

/** The sealed PDF of an issued document. Its hash is kept before it leaves. */
export type PrintDocument = (document: WholeDocument, patience?: 'now' | 'later') => Promise<Buffer>

export function createPrintDocument({ press, keys, documents }: Needs): PrintDocument {
  return async ({ issued, signed }, patience = 'now') => {
    const body = await press.print(orderOf(press, signed), patience)
    const bodyHash = sha256(body)
    const before = Object.values(issued.pdfs).find((pdf) => pdf.body === bodyHash)
    if (before) return sealed(body, issued.code, before)
    const { keyId, sign } = await keys.signer()
    const pdf = { body: bodyHash, keyId, signature: sign(sealedBytes(bodyHash)) }
    const file = sealed(body, issued.code, pdf)
    await documents.notePdf(issued.code, sha256(file), pdf)
    return file
  }
}

const sealed = (body: Buffer, code: string, seal: { keyId: string; signature: string }): Buffer =>
  Buffer.concat([
    body,
    Buffer.from(sealText({ code, keyId: seal.keyId, signature: seal.signature }), 'latin1'),
  ])

function orderOf(press: Press, signed: SignedDocument) {
  const sheet = sheetOf(signed, (text) => press.missing(text).length === 0)
  demandLetters(
    press,
    sheet,
    'Correct the name or the title, or take the JSON file, which holds every letter.',
  )
  const { verifyAt, issuedAt } = signed.document
  return {
    template,
    inputs: {
      sheet: JSON.stringify(sheet),
      qr: encodeQR(verifyAt, 'svg', { ecc: 'medium' }),
      signed: JSON.stringify(signed),
    },
    at: Math.floor(Date.parse(issuedAt) / 1000),
  }
}

/** Refuses what holds letters that no font of ours has: nothing is printed with holes in it. */
export function demandLetters(press: Pick<Press, 'missing'>, sheet: unknown, remedy: string): void {
  const letters = press.missing(wordsIn(sheet).join('')).slice(0, 8)
  if (letters.length === 0) return
  const detail = `No font of ours has ${letters.join(' ')}. ${remedy}`
  throw new Problem('document.unprintable', { detail, letters })
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsIn)
}

/** What a browser saves it as: the number, which says the kind and the year. */
export const fileName = (number: string, format: 'pdf' | 'json'): string => `${number}.${format}`
