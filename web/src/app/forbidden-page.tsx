import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { Page } from '#design/page.tsx'
import { useSession } from '#platform/session.ts'

/** For a page that this person's roles do not open. */
export function ForbiddenPage() {
  const { t } = useTranslation()
  const { me } = useSession()
  return (
    <Page title={t('forbidden.title')}>
      <EmptyState
        sentence={t('forbidden.how', { name: me?.name ?? '' })}
        action={<ButtonLink to="/">{t('error.back')}</ButtonLink>}
      />
    </Page>
  )
}
