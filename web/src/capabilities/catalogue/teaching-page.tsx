import { listTeaching, type Section } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Page, Section as Part } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { DataTable } from '#design/table/data-table.tsx'
import { type Reply } from '#platform/call.ts'
import { useFormat } from '#platform/format.ts'
import { useRoom, useSeatCounts } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { MeetingChanges } from './meeting-changes.tsx'
import { sectionColumns } from './section-columns.tsx'
import { useTerm } from './use-term.ts'

/** The sections that I teach, the newest term first. */
export function TeachingPage() {
  const { t } = useTranslation('catalogue')
  const { data, error, refetch } = useReply(listTeaching, {})
  useRoom(room.everyone)
  return (
    <Page title={t('teaching.title')}>
      {data === undefined && error === null && <Skeleton rows={4} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState sentence={t('teaching.none')} />}
      <MeetingChanges />
      {termsIn(data?.items ?? []).map((termId) => (
        <TermTaught
          key={termId}
          termId={termId}
          sections={(data?.items ?? []).filter((section) => section.termId === termId)}
        />
      ))}
    </Page>
  )
}

const termsIn = (sections: readonly Section[]): Section['termId'][] => [
  ...new Set(sections.map(({ termId }) => termId).toReversed()),
]

interface TermTaughtProps {
  readonly termId: Section['termId']
  readonly sections: Reply<typeof listTeaching>['items']
}

function TermTaught({ termId, sections }: TermTaughtProps) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const navigate = useNavigate()
  const { term } = useTerm(termId)
  const seats = useSeatCounts(termId)
  const title = term?.title ?? termId
  return (
    <Part title={title}>
      <DataTable
        label={title}
        rows={sections.map((section) => ({
          ...section,
          seats: seats.get(section.sectionId) ?? section.seats,
        }))}
        keyOf={(section) => section.sectionId}
        empty={t('teaching.none')}
        columns={sectionColumns(t, format).filter(({ key }) => key !== 'instructors')}
        onOpen={({ sectionId }) => void navigate({ to: '/sections/$sectionId', params: { sectionId } })}
      />
    </Part>
  )
}
