import { markReleased } from '@matricula/contract/grading'
import { room, type StudentId } from '@matricula/contract/kernel'
import { readRecord } from '@matricula/contract/records'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { toast } from '#design/toast.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useLiveEvent, useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { TermOfRecord } from './academic-record.tsx'
import { recordParts } from './record-parts.ts'

/** A student's own record; a mark that is released while it is open appears by itself. */
export function RecordPage() {
  const { t } = useTranslation('records')
  const studentId = useSession().me?.studentId
  if (studentId === undefined)
    return (
      <Page title={t('title')}>
        <EmptyState sentence={t('empty')} />
      </Page>
    )
  return <OwnRecord studentId={studentId} />
}

function OwnRecord({ studentId }: { readonly studentId: StudentId }) {
  const { t } = useTranslation('records')
  const format = useFormat()
  const record = useReply(readRecord, { params: { studentId } })
  useRoom(room.student(studentId))
  useLiveEvent(markReleased, ({ title }) => {
    if (title !== undefined) toast(t('released', { title }))
  })
  const completed = record.data?.creditsCompleted
  return (
    <Page
      title={t('title')}
      description={
        completed !== undefined &&
        t('creditsCompleted', { count: completed, credits: format.number(completed) })
      }
    >
      {record.data === undefined ? (
        <Waiting error={record.error} onRetry={() => void record.refetch()} />
      ) : (
        <>
          <Suspense>
            {recordParts.map(({ id, component: Part }) => (
              <Part key={id} studentId={studentId} />
            ))}
          </Suspense>
          {record.data.terms.length === 0 && <EmptyState sentence={t('empty.mine')} />}
          {record.data.terms.map((term) => (
            <TermOfRecord key={term.termId} term={term} names={record.data.scheme.names} />
          ))}
        </>
      )}
    </Page>
  )
}

const Waiting = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) =>
  error === null ? <Skeleton /> : <ErrorState error={error} onRetry={onRetry} />
