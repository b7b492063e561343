import { AlertKind, listAlerts } from '@matricula/contract/alerts'
import { room } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#design/empty-state.tsx'
import { SelectField } from '#design/fields/select-field.tsx'
import { Page } from '#design/page.tsx'
import { Segmented } from '#design/segmented.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useChosenTerm } from '#platform/use-chosen-term.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReplyPages } from '#platform/use-reply.ts'
import { AlertTable } from './alert-table.tsx'
import styles from './alerts.module.css'

const route = getRouteApi('/signed-in/alerts')

const all = 'all'
const choices = [all, ...AlertKind.options] as const

/** Students of a term who may need attention, those with most reasons first. */
export function AlertsPage() {
  const { t } = useTranslation('alerts')
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const { term, terms, pending } = useChosenTerm(search.term)
  useRoom(room.staff)
  return (
    <Page
      title={t('title')}
      description={t('about')}
      actions={
        term &&
        terms.length > 1 && (
          <SelectField
            label={t('term')}
            value={term.termId}
            onChange={(chosen) => {
              const next = terms.find(({ termId }) => termId === chosen)
              if (next) void navigate({ search: { ...search, term: next.termId } })
            }}
            choices={terms.map(({ termId, title }) => ({ value: termId, label: title }))}
          />
        )
      }
    >
      {!term && (pending ? <Skeleton rows={6} /> : <EmptyState sentence={t('noTerm')} />)}
      {term && (
        <>
          <div className={styles.choices}>
            <Segmented
              label={t('reasons')}
              value={search.kind ?? all}
              onChange={(kind) =>
                void navigate({ search: { ...search, kind: kind === all ? undefined : kind } })
              }
              choices={choices.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </div>
          <OfTerm key={`${term.termId} ${search.kind ?? all}`} termId={term.termId} kind={search.kind} />
        </>
      )}
    </Page>
  )
}

interface OfTermProps {
  readonly termId: string
  readonly kind: AlertKind | undefined
}

function OfTerm({ termId, kind }: OfTermProps) {
  const { t } = useTranslation('alerts')
  const list = useReplyPages(listAlerts, { params: { termId }, query: kind ? { kind } : {} })
  return (
    <AlertTable
      rows={list.items}
      error={list.error}
      onRetry={() => void list.refetch()}
      empty={t('none')}
      more={{
        available: list.hasNextPage,
        loading: list.isFetchingNextPage,
        load: () => void list.fetchNextPage(),
      }}
    />
  )
}
