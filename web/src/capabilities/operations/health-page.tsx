import { readHealth, readStatistics } from '@matricula/contract/operations'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { Facts } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { Tag } from '#design/tag.tsx'
import type { Reply } from '#platform/call.ts'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'

/** For the administrator who is also the network technician. */
export function HealthPage() {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const health = useReply(readHealth, {}, { every: 10_000 })
  const numbers = useReply(readStatistics, {}, { every: 10_000 })
  const now = health.data
  const certificateFacts = useCertificateFacts(now?.certificate)
  return (
    <Page title={t('health.title')} description={t('health.about')}>
      {now === undefined && !health.error && <Skeleton rows={5} />}
      {health.error && (
        <ErrorState
          error={health.error}
          onRetry={() => void health.refetch()}
          showing={now && format.time(new Date(health.dataUpdatedAt).toISOString())}
        />
      )}
      {now && (
        <Facts
          facts={[
            {
              label: t('health.state'),
              value: <Tag tone={now.state === 'ready' ? 'ok' : 'bad'}>{t(`health.state.${now.state}`)}</Tag>,
            },
            ...certificateFacts,
            { label: t('health.version'), value: now.version },
            { label: t('health.store'), value: t(`health.store.${now.store}`) },
            {
              label: t('health.up'),
              value: format.dateTime(new Date(health.dataUpdatedAt - now.up * 1000).toISOString()),
            },
            { label: t('health.sockets'), value: numbers.data ? format.number(numbers.data.sockets) : '' },
          ]}
        />
      )}
    </Page>
  )
}

/** Of a server that encrypts by itself. */
function useCertificateFacts(certificate: Reply<typeof readHealth>['certificate']) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  if (!certificate) return []
  const { state, until } = certificate
  const tone = ({ valid: 'ok', awaited: 'warn', failing: 'bad' } as const)[state]
  const facts = [
    { label: t('health.certificate'), value: <Tag tone={tone}>{t(`health.certificate.${state}`)}</Tag> },
  ]
  return until === undefined
    ? facts
    : [...facts, { label: t('health.certificate.until'), value: format.dateTime(until) }]
}
