import type { DocumentCode, Finding, SigningKeys, Verification } from '@matricula/contract/documents'
import type { Identity } from '#capabilities/identity/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { KeyRing } from './key-ring.ts'
import type { DocumentRepository, WholeDocument } from './repository.ts'
import { faultOf, signedDocumentIn } from './signature.ts'
import type { Turnstile } from './turnstile.ts'

interface File {
  readonly sha256?: string | undefined
  readonly code?: DocumentCode | undefined
  readonly text?: string | undefined
}

/** What anyone may ask, without signing in. */
export interface VerifyDocument {
  byCode(actor: Actor, code: DocumentCode): Promise<Verification>
  byFile(actor: Actor, file: File): Promise<Verification>
  keys(actor: Actor): Promise<SigningKeys>
}

interface Needs {
  readonly documents: DocumentRepository
  readonly keys: KeyRing
  readonly identity: Pick<Identity, 'institution'>
  readonly turnstile: Turnstile
}

const findingOf = { valid: 'genuine', revoked: 'revoked', superseded: 'superseded' } as const

export function createVerifyDocument({ documents, keys, identity, turnstile }: Needs): VerifyDocument {
  function admit(actor: Actor): void {
    demand(actor, 'document.verify')
    turnstile.pass(actor.address ?? actor.id)
  }

  async function issuedUnder(
    code: DocumentCode,
    faultOfFile: (found: WholeDocument) => Finding | undefined,
  ): Promise<Verification> {
    const found = await documents.find(code)
    if (!found) return { finding: 'unknown-code' }
    const finding = faultOfFile(found) ?? findingOf[found.issued.state]
    return { finding, issued: found.issued, document: found.signed.document }
  }

  async function json(text: string): Promise<Verification> {
    const signed = signedDocumentIn(text)
    if (!signed) return { finding: 'unreadable' }
    const fault = faultOf(signed, await keys.publicKeys())
    if (fault) return { finding: fault }
    return await issuedUnder(signed.document.code, ({ issued }) =>
      issued.hash === signed.hash ? undefined : 'changed-content',
    )
  }

  return {
    async byCode(actor, code) {
      admit(actor)
      return await issuedUnder(code, () => undefined)
    },
    async byFile(actor, { sha256, code, text }) {
      admit(actor)
      if (text !== undefined) return await json(text)
      if (code === undefined || sha256 === undefined) return { finding: 'not-sealed' }
      return await issuedUnder(code, ({ issued }) =>
        Object.hasOwn(issued.pdfs, sha256) ? undefined : 'changed-file',
      )
    },
    async keys(actor) {
      demand(actor, 'document.verify')
      const [named, all] = await Promise.all([identity.institution.read(), keys.publicKeys()])
      return { institution: named?.institution ?? 'Matricula', keys: all }
    },
  }
}
