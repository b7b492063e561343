import type { DocumentPolicy, IssuedDocument, NewDocument } from '@matricula/contract/documents'
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
    const subject = await students.subjectFor(actor, studentId)
    demand(actor, 'document.request', subject)
    const [student, letterhead] = await Promise.all([students.student(studentId), drafts.letterhead()])
    if (!may(actor, 'document.issue', subject)) demandSelfService(letterhead.policy, wanted)
    const replaces = await replaced(documents, studentId, wanted)
    const draft = await drafts.draft(student, letterhead, wanted)
    const [made] = await issueAll(actor, [{ studentId, draft, replaces }], letterhead)
    if (!made) throw new TypeError('Nothing was issued')
    return made.issued
  }
}

const otherKind = { field: 'replaces', message: 'A document takes the place of one of its own kind' }

function demandSelfService({ selfService }: DocumentPolicy, { kind, replaces }: NewDocument): void {
  if (replaces !== undefined || !selfService.includes(kind)) throw new Problem('document.not-self-service')
}

/** The document whose place is taken: of the same student and kind, and valid. */
async function replaced(
  documents: DocumentRepository,
  studentId: StudentId,
  { kind, replaces }: NewDocument,
): Promise<IssuedDocument | undefined> {
  if (replaces === undefined) return undefined
  const { issued } = await documents.document(studentId, replaces)
  if (issued.kind !== kind) throw new Problem('request.invalid', { fields: [otherKind] })
  if (issued.state !== 'valid') throw new Problem('document.ended')
  return issued
}
