import { useTranslation } from 'react-i18next'
import { Page } from '#design/page.tsx'

/** Every primitive in its states, to look at while building. */
export function GalleryPage() {
  const { t } = useTranslation('gallery')
  return <Page title={t('title')} />
}
