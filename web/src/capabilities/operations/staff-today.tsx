import { room } from '@matricula/contract/kernel'
import { readStatistics } from '@matricula/contract/operations'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { Stat, Stats } from '#design/stat.tsx'
import { useFormat } from '#platform/format.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { ActivityFeed } from './activity-feed.tsx'

/** For registrars, administrators and auditors: the institution in numbers, and what happens in it. */
export function StaffToday({ part }: { readonly part: 'numbers' | 'activity' }) {
  const { t } = useTranslation('operations')
  if (part === 'numbers') return <Numbers />
  return (
    <Section title={t('today.activity')} actions={<Link to="/activity">{t('today.allActivity')}</Link>}>
      <ActivityFeed label={t('today.activity')} limit={12} />
    </Section>
  )
}

function Numbers() {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const { data, error, refetch } = useReply(readStatistics, {}, { every: 60_000 })
  useRoom(room.staff)
  if (data === undefined)
    return (
      <Section title={t('today.numbers')}>
        {error === null ? <Skeleton rows={3} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Section>
    )
  const empty = data.students === 0 && data.sections === 0
  return (
    <>
      <Section title={t('today.numbers')} actions={<Link to="/numbers">{t('numbers.title')}</Link>}>
        <Stats>
          <Stat label={t('today.students')} value={format.number(data.students)} />
          <Stat label={t('today.sections')} value={format.number(data.sections)} />
          <Stat label={t('today.enrolled')} value={format.number(data.enrolled)} />
          <Stat label={t('today.waiting')} value={format.number(data.waiting)} />
          <Stat label={t('today.connected')} value={format.number(data.sockets)} />
        </Stats>
      </Section>
      {empty && <GetStarted />}
    </>
  )
}

/** What a new institution does first. */
function GetStarted() {
  const { t } = useTranslation('operations')
  return (
    <Section title={t('today.getStarted')}>
      <ol>
        <li>
          <Link to="/people">{t('today.start.people')}</Link>
        </li>
        <li>
          <Link to="/terms">{t('today.start.term')}</Link>
        </li>
        <li>
          <Link to="/imports">{t('today.start.import')}</Link>
        </li>
      </ol>
    </Section>
  )
}
