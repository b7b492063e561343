import { useTranslation } from 'react-i18next'
import { EmptyState } from '#design/empty-state.tsx'
import { Page } from '#design/page.tsx'
import { useSession } from '#platform/session.ts'
import { StudentDocuments } from './student-documents.tsx'

/** A student's own documents. */
export function MyDocumentsPage() {
  const { t } = useTranslation('documents')
  const studentId = useSession().me?.studentId
  return (
    <Page title={t('mine.title')} description={t('mine.about')}>
      {studentId === undefined ? (
        <EmptyState sentence={t('mine.none')} />
      ) : (
        <StudentDocuments studentId={studentId} />
      )}
    </Page>
  )
}
