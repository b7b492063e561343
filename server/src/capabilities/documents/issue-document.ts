import type { IssuedDocument, NewDocument } from '@matricula/contract/documents'
import { may, Problem, type StudentId } from '@matricula/contract/kernel'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Drafts } from './draft.ts'
import type { IssueAll } from './issuer.ts'
import type { DocumentRepository } from './repository.ts'

export type IssueDocument = (
  actor: Actor,
  studentId: StudentId,
  wanted: NewDocument,
) => Promise<IssuedDocument>

interface Needs {
  readonly students: Students
  readonly drafts: Drafts
  readonly documents: DocumentRepository
  readonly issueAll: IssueAll
}

/** The registrar issues everything; students what the policy leaves to them, for themselves. */
export function createIssueDocument({ students, drafts, documents, issueAll }: Needs): IssueDocument {
  return async (actor, studentId, wanted) => {
    demand(actor, 'document.request', { studentId })
    const byOffice = may(actor, 'document.issue')
    const [student, letterhead] = await Promise.all([students.student(studentId), drafts.letterhead()])
    if (!byOffice && !letterhead.policy.selfService.includes(wanted.kind))
      throw new Problem('document.not-self-service')
    if (!byOffice && wanted.replaces !== undefined) throw new Problem('document.not-self-service')
    const replaces = wanted.replaces && (await documents.document(studentId, wanted.replaces)).issued
    if (replaces && replaces.state !== 'valid') throw new Problem('document.ended')
    if (replaces && replaces.kind !== wanted.kind)
      throw new Problem('request.invalid', { fields: [otherKind] })
    const draft = await drafts.draft(student, letterhead, wanted)
    const [made] = await issueAll(actor, [{ studentId, draft, replaces }], letterhead)
    if (!made) throw new TypeError('Nothing was issued')
    return made.issued
  }
}

const otherKind = { field: 'replaces', message: 'A document takes the place of one of its own kind' }
