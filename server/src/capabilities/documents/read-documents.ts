import { DocumentKind, type IssuedDocument } from '@matricula/contract/documents'
import { may, type StudentId, type Subject } from '@matricula/contract/kernel'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { FileReply } from '#platform/http/bind.ts'
import type { Page, PageAsked } from '#platform/store/pages.ts'
import type { PolicyBook } from './policy-book.ts'
import { fileName, type PrintDocument } from './print.ts'
import type { DocumentRepository } from './repository.ts'

export interface ReadDocuments {
  list(
    actor: Actor,
    studentId: StudentId,
    page: PageAsked,
  ): Promise<Page<IssuedDocument> & { mayIssue: DocumentKind[] }>
  file(
    actor: Actor,
    wanted: { studentId: StudentId; code: IssuedDocument['code']; format: 'pdf' | 'json' },
  ): Promise<FileReply>
}

export function createReadDocuments(
  students: Students,
  documents: DocumentRepository,
  print: PrintDocument,
  policies: PolicyBook,
): ReadDocuments {
  async function kindsFor(actor: Actor, subject: Subject): Promise<DocumentKind[]> {
    if (may(actor, 'document.issue', subject)) return [...DocumentKind.options]
    if (!may(actor, 'document.request', subject)) return []
    return (await policies.current()).selfService
  }

  return {
    async list(actor, studentId, page) {
      const subject = await students.subjectFor(actor, studentId)
      demand(actor, 'document.read', subject)
      const [list, mayIssue] = await Promise.all([
        documents.listOf(studentId, page),
        kindsFor(actor, subject),
        students.student(studentId),
      ])
      return { ...list, mayIssue }
    },
    async file(actor, { studentId, code, format }) {
      demand(actor, 'document.read', await students.subjectFor(actor, studentId))
      const document = await documents.document(studentId, code)
      const name = fileName(document.issued.number, format)
      if (format === 'pdf') return { content: await print(document), type: 'application/pdf', name }
      const content = `${JSON.stringify(document.signed, undefined, 2)}\n`
      return { content, type: 'application/json; charset=utf-8', name }
    },
  }
}
