import { listSectionAlerts } from '@matricula/contract/alerts'
import type { Section } from '@matricula/contract/catalogue'
import { useTranslation } from 'react-i18next'
import { useReply } from '#platform/use-reply.ts'
import { AlertTable } from './alert-table.tsx'

/** Who needs attention in a section, inside its page. */
export function AlertsTab({ section }: { readonly section: Section }) {
  const { t } = useTranslation('alerts')
  const { data, error, refetch } = useReply(listSectionAlerts, { params: { sectionId: section.sectionId } })
  return (
    <>
      <p className="muted">{t('section.about')}</p>
      <AlertTable rows={data?.items} error={error} onRetry={() => void refetch()} empty={t('section.none')} />
    </>
  )
}
