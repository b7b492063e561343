import type { StudentId } from '@matricula/contract/kernel'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ActivityFeed } from './activity-feed.tsx'

/** Everything that was changed about one student, by whom and when. */
export function StudentHistory({ studentId }: { readonly studentId: StudentId }) {
  return (
    <Suspense>
      <History studentId={studentId} />
    </Suspense>
  )
}

function History({ studentId }: { readonly studentId: StudentId }) {
  const { t } = useTranslation('operations')
  return <ActivityFeed label={t('activity.audit')} subject={`STUDENT#${studentId}`} />
}
