import type { DocumentDraft, DocumentKind, DocumentPolicy } from '@matricula/contract/documents'
import type { TermId } from '@matricula/contract/kernel'
import { fullName, type Programme, type Student } from '@matricula/contract/students'
import type { Identity } from '#capabilities/identity/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { PolicyBook } from './policy-book.ts'
import type { RecordFactsOf } from './record-facts.ts'
import { decideContent } from './snapshot-rules.ts'

/** What is the same for every document of a moment: asked once for a batch. */
export interface Letterhead {
  readonly institution: string
  readonly timeZone: string
  readonly policy: DocumentPolicy
  readonly programmes: readonly Programme[]
}

export interface Drafts {
  letterhead(): Promise<Letterhead>
  /** A document as it would be issued now. Throws `document.term-missing`. */
  draft(student: Student, letterhead: Letterhead, wanted: Wanted): Promise<DocumentDraft>
}

export interface Wanted {
  readonly kind: DocumentKind
  readonly termId?: TermId | undefined
}

interface Needs {
  readonly identity: Pick<Identity, 'institution'>
  readonly students: Students
  readonly policies: PolicyBook
  readonly factsOf: RecordFactsOf
}

export function createDrafts({ identity, students, policies, factsOf }: Needs): Drafts {
  return {
    async letterhead() {
      const [named, policy, programmes] = await Promise.all([
        identity.institution.read(),
        policies.current(),
        students.programmes(),
      ])
      const { institution, timeZone } = named ?? { institution: 'Matricula', timeZone: 'UTC' }
      return { institution, timeZone, policy, programmes }
    },
    async draft(student, { institution, policy, programmes }, { kind, termId }) {
      const { address, signatory } = policy
      const programme = programmes.find((one) => one.programmeId === student.programmeId)
      return {
        issuer: { name: institution, ...(address && { address }), ...(signatory && { signatory }) },
        holder: {
          name: fullName(student),
          ...(student.localName !== undefined && { localName: student.localName }),
          rollNumber: student.rollNumber,
          programme: programme?.title ?? student.programmeId,
          cohort: student.cohort,
        },
        content: decideContent(kind, await factsOf(student), termId),
      }
    },
  }
}
