import { listSections } from '@matricula/contract/catalogue'
import { room } from '@matricula/contract/kernel'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { SearchField } from '#design/fields/search-field.tsx'
import { Filters as FilterLine } from '#design/filters.tsx'
import { Page } from '#design/page.tsx'
import { Segmented } from '#design/segmented.tsx'
import { DataTable } from '#design/table/data-table.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { NewSectionDialog } from './new-section-dialog.tsx'
import { sectionColumns } from './section-columns.tsx'
import { isFound, isMeant } from './section-filter.ts'
import { useSeats } from './use-seats.ts'
import { useTerm } from './use-term.ts'

const route = getRouteApi('/signed-in/terms/$termId/sections')

/** Every section of a term with its seats as they move. */
export function SectionsPage() {
  const { t } = useTranslation('catalogue')
  const { termId } = route.useParams()
  const { term } = useTerm(termId)
  const session = useSession()
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  useRoom(room.everyone)
  return (
    <Page
      title={t('sections.title')}
      description={term?.title}
      width="full"
      actions={
        session.can('section.write') && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('section.add')}
          </Button>
        )
      }
    >
      <Filters />
      <SectionTable />
      <NewSectionDialog
        opened={adding}
        termId={termId}
        onClose={() => setAdding(false)}
        onMade={(sectionId) => void navigate({ to: '/sections/$sectionId', params: { sectionId } })}
      />
    </Page>
  )
}

const choices = ['any', 'free', 'full', 'unstaffed', 'closed'] as const

function Filters() {
  const { t } = useTranslation('catalogue')
  const { termId } = route.useParams()
  const { find = '', only = 'any' } = route.useSearch()
  const navigate = useNavigate()
  const narrow = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({
      to: '/terms/$termId/sections',
      params: { termId },
      search: (before) => ({ ...before, ...change }),
      replace: true,
    })
  return (
    <FilterLine
      find={
        <SearchField
          label={t('sections.find')}
          value={find}
          onChange={(text) => narrow({ find: text === '' ? undefined : text })}
        />
      }
    >
      <Segmented
        label={t('sections.only')}
        value={only}
        choices={choices.map((choice) => ({ value: choice, label: t(`only.${choice}`) }))}
        onChange={(choice) => narrow({ only: choice === 'any' ? undefined : choice })}
      />
    </FilterLine>
  )
}

function SectionTable() {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const navigate = useNavigate()
  const { termId } = route.useParams()
  const { find = '', only } = useDeferredValue(route.useSearch())
  const { data, error, refetch } = useReply(listSections, { params: { termId } })
  const seatsOf = useSeats(termId)
  const rows = data?.items
    .filter((section) => isFound(section, find) && isMeant(section, seatsOf(section.sectionId), only))
    .map((section) => ({ ...section, seats: seatsOf(section.sectionId) }))
  return (
    <>
      {rows !== undefined && <p className="muted">{t('sections.count', { count: rows.length })}</p>}
      <DataTable
        label={t('sections.title')}
        rows={rows}
        error={error}
        onRetry={() => void refetch()}
        keyOf={(section) => section.sectionId}
        empty={
          <EmptyState sentence={data?.items.length === 0 ? t('sections.none') : t('sections.nothing')} />
        }
        columns={sectionColumns(t, format)}
        onOpen={({ sectionId }) => void navigate({ to: '/sections/$sectionId', params: { sectionId } })}
      />
    </>
  )
}
