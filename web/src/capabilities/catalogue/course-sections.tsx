import { listSections, listTerms, type Term } from '@matricula/contract/catalogue'
import type { CourseId } from '@matricula/contract/kernel'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '#design/page.tsx'
import { DataTable } from '#design/table/data-table.tsx'
import { now } from '#platform/clock.ts'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import { sectionColumns } from './section-columns.tsx'
import { useSeats } from './use-seats.ts'

/** Where a course is offered, in the terms that have not ended. */
export function CourseSections({ courseId }: { readonly courseId: CourseId }) {
  const format = useFormat()
  const { data } = useReply(listTerms, {})
  const today = format.dayOf(now().toISOString())
  const current = data?.items.filter((term) => term.endsOn >= today)
  return current?.map((term) => <OfferedIn key={term.termId} term={term} courseId={courseId} />)
}

function OfferedIn({ term, courseId }: { readonly term: Term; readonly courseId: CourseId }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const navigate = useNavigate()
  const { data, error, refetch } = useReply(listSections, { params: { termId: term.termId } })
  const seatsOf = useSeats(term.termId)
  const rows = data?.items
    .filter((section) => section.courseId === courseId)
    .map((section) => ({ ...section, seats: seatsOf(section.sectionId) }))
  return (
    <Section title={t('course.offered', { term: term.title })}>
      <DataTable
        label={t('course.offered', { term: term.title })}
        rows={rows}
        error={error}
        onRetry={() => void refetch()}
        keyOf={(section) => section.sectionId}
        empty={t('course.notOffered')}
        columns={sectionColumns(t, format).filter(({ key }) => key !== 'title')}
        onOpen={({ sectionId }) => void navigate({ to: '/sections/$sectionId', params: { sectionId } })}
      />
    </Section>
  )
}
