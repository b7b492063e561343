import { readSection, sectionLabel } from '@matricula/contract/catalogue'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '#design/page.tsx'
import { useReply } from '#platform/use-reply.ts'
import { SectionMarks } from './section-marks.tsx'

const route = getRouteApi('/signed-in/sections/$sectionId/marks')

/** The gradebook as a page of its own. */
export function MarksPage() {
  const { t } = useTranslation('grading')
  const { sectionId } = route.useParams()
  const { data: section } = useReply(readSection, { params: { sectionId } })
  const label = section ? sectionLabel(section) : ''
  return (
    <Page
      width="full"
      title={section ? `${label} ${section.courseTitle}` : t('title')}
      description={t('title')}
    >
      <SectionMarks sectionId={sectionId} departmentId={section?.departmentId} label={label} />
    </Page>
  )
}
