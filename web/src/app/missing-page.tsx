import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { Page } from '#design/page.tsx'

/** For an address that leads nowhere. */
export function MissingPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('missing.title')}>
      <EmptyState sentence={t('missing.how')} action={<ButtonLink to="/">{t('error.back')}</ButtonLink>} />
    </Page>
  )
}
