import { readSection, sectionLabel } from '@matricula/contract/catalogue'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '#design/page.tsx'
import { useReply } from '#platform/use-reply.ts'
import { SectionFinals } from './section-finals.tsx'

const route = getRouteApi('/signed-in/sections/$sectionId/final-grades')

/** The final grades of a section as a page of their own. */
export function FinalsPage() {
  const { t } = useTranslation('finals')
  const { sectionId } = route.useParams()
  const { data: section } = useReply(readSection, { params: { sectionId } })
  return (
    <Page
      title={section ? `${sectionLabel(section)} ${section.courseTitle}` : t('title')}
      description={t('title')}
    >
      <SectionFinals sectionId={sectionId} />
    </Page>
  )
}
