import { useTranslation } from 'react-i18next'
import { Page } from '#design/page.tsx'
import { ActivityFeed } from './activity-feed.tsx'

/** The live feed of the institution, and its audit. */
export function ActivityPage() {
  const { t } = useTranslation('operations')
  return (
    <Page title={t('activity.title')} description={t('activity.about')}>
      <ActivityFeed label={t('activity.title')} />
    </Page>
  )
}
