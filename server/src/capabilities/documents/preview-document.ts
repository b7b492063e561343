import type { DocumentDraft } from '@matricula/contract/documents'
import type { StudentId } from '@matricula/contract/kernel'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Drafts, Wanted } from './draft.ts'

export type PreviewDocument = (actor: Actor, studentId: StudentId, wanted: Wanted) => Promise<DocumentDraft>

/** The record as it stands, in the form of a document; nothing is numbered, signed or stored. */
export const createPreviewDocument =
  (students: Students, drafts: Drafts): PreviewDocument =>
  async (actor, studentId, wanted) => {
    demand(actor, 'document.read', await students.subjectFor(actor, studentId))
    const [student, letterhead] = await Promise.all([students.student(studentId), drafts.letterhead()])
    return await drafts.draft(student, letterhead, wanted)
  }
