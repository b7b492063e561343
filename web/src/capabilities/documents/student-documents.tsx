import { type IssuedDocument, listDocuments } from '@matricula/contract/documents'
import { room } from '@matricula/contract/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OfStudent } from '#capabilities/students/index.ts'
import { Button } from '#design/button.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Section } from '#design/page.tsx'
import { ProblemNote } from '#design/problem-note.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useSession } from '#platform/session.ts'
import { useDownload } from '#platform/use-download.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { DocumentList } from './document-list.tsx'
import styles from './documents.module.css'
import { IssueDialog } from './issue-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { Unofficial } from './unofficial.tsx'

/** What was issued to a student, what may be issued, and the record as it stands. */
export function StudentDocuments({ studentId, departmentId }: OfStudent) {
  const { t } = useTranslation('documents')
  const session = useSession()
  const list = useReplyPages(listDocuments, { params: { studentId } })
  const [issuing, setIssuing] = useState(false)
  const [revoking, setRevoking] = useState<IssuedDocument>()
  const download = useDownload()
  useRoom(room.student(studentId))
  if (list.items === undefined) {
    if (list.error === null) return <Skeleton rows={4} />
    return <ErrorState error={list.error} onRetry={list.table.onRetry} />
  }
  const mayIssue = list.data?.pages[0]?.mayIssue ?? []
  return (
    <div className={styles.student}>
      {mayIssue.length > 0 && (
        <p>
          <Button look="primary" onClick={() => setIssuing(true)}>
            {t('issue.open')}
          </Button>
        </p>
      )}
      {download.error !== undefined && <ProblemNote problem={download.error} />}
      <DocumentList
        documents={list.items}
        download={download}
        more={list.table.more}
        {...(session.can('document.revoke', { studentId, departmentId }) && { onRevoke: setRevoking })}
      />
      <Section title={t('unofficial.title')}>
        <Unofficial studentId={studentId} />
      </Section>
      {issuing && (
        <IssueDialog
          studentId={studentId}
          kinds={mayIssue}
          issued={session.can('document.issue', { studentId, departmentId }) ? list.items : []}
          onClose={() => setIssuing(false)}
        />
      )}
      {revoking && <RevokeDialog document={revoking} onClose={() => setRevoking(undefined)} />}
    </div>
  )
}
