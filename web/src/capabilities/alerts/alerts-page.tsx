import { AlertKind, listAlerts } from '@matricula/contract/alerts'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Segmented } from '#design/segmented.tsx'
import { TermPage } from '#design/term-page.tsx'
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
  return (
    <TermPage
      title={t('title')}
      description={t('about')}
      none={t('noTerm')}
      named={route.useSearch().term}
      onChoose={(termId) => void navigate({ search: { term: termId } })}
    >
      {({ termId }) => (
        <>
          <div className={styles.choices}>
            <Segmented
              label={t('reasons')}
              value={kind ?? all}
              onChange={(chosen) => setKind(chosen === all ? undefined : chosen)}
              choices={choices.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </div>
          <OfTerm key={`${termId} ${kind ?? all}`} termId={termId} kind={kind} />
        </>
      )}
    </TermPage>
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
