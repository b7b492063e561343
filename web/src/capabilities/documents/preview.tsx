import { type DocumentKind, previewDocument } from '@matricula/contract/documents'
import type { StudentId, TermId } from '@matricula/contract/kernel'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useReply } from '#platform/use-reply.ts'
import { DocumentSheet } from './document-sheet.tsx'

interface PreviewProps {
  readonly studentId: StudentId
  readonly kind: DocumentKind
  readonly termId?: TermId | undefined
}

/** A document as it would be issued now. */
export function Preview({ studentId, kind, termId }: PreviewProps) {
  const query = termId === undefined ? {} : { termId }
  const { data, error, isPlaceholderData } = useReply(previewDocument, { params: { studentId, kind }, query })
  if (error !== null) return <ProblemNote problem={error} />
  if (data === undefined || isPlaceholderData) return <Skeleton rows={6} />
  return <DocumentSheet document={data} />
}
