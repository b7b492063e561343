import { AlertKind, listAlerts } from '@matricula/contract/alerts'
import { room } from '@matricula/contract/kernel'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#design/empty-state.tsx'
import { TermSelect } from '#design/fields/term-select.tsx'
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
  const [kind, setKind] = useState<AlertKind>()
  const { term, terms, pending } = useChosenTerm(route.useSearch().term)
  useRoom(room.staff)
  return (
    <Page
      title={t('title')}
      description={t('about')}
      actions={
        term && (
          <TermSelect
            terms={terms}
            term={term}
            onChange={(next) => void navigate({ search: { term: next } })}
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
              value={kind ?? all}
              onChange={(chosen) => setKind(chosen === all ? undefined : chosen)}
              choices={choices.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </div>
          <OfTerm key={`${term.termId} ${kind ?? all}`} termId={term.termId} kind={kind} />
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
  return <AlertTable {...list.table} empty={t('none')} />
}
