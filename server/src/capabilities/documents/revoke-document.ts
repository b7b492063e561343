import { documentRevoked, type IssuedDocument } from '@matricula/contract/documents'
import { Problem, type StudentId } from '@matricula/contract/kernel'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import type { DocumentRepository } from './repository.ts'

type Revocation = {
  readonly studentId: StudentId
  readonly code: IssuedDocument['code']
  readonly reason: string
}
export type RevokeDocument = (actor: Actor, revocation: Revocation) => Promise<IssuedDocument>

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly students: Students
  readonly documents: DocumentRepository
}

/** The document stays on record with the reason; from this moment whoever verifies it is told. */
export const createRevokeDocument =
  ({ store, clock, students, documents }: Needs): RevokeDocument =>
  async (actor, { studentId, code, reason }) => {
    demand(actor, 'document.revoke', await students.subjectFor(actor, studentId))
    const { issued } = await documents.document(studentId, code)
    const end = { state: 'revoked' as const, reason, endedAt: clock.now() }
    const revoked = { ...issued, ...end }
    const change = { writes: [documents.end(code, end)], events: [documentRevoked(revoked)], answer: revoked }
    await explaining(store.commit(actor, change), { ended: () => new Problem('document.ended') })
    return revoked
  }
