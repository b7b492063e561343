import { readSection, sectionLabel } from '@matricula/contract/catalogue'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Page } from '#design/page.tsx'
import { useReply } from '#platform/use-reply.ts'
import { SectionAttendance } from './section-attendance.tsx'

const route = getRouteApi('/signed-in/sections/$sectionId/attendance')

/** The meetings of a section as a page of their own. */
export function AttendancePage() {
  const { t } = useTranslation('attendance')
  const { sectionId } = route.useParams()
  const { data: section } = useReply(readSection, { params: { sectionId } })
  return (
    <Page
      title={section ? `${sectionLabel(section)} ${section.courseTitle}` : t('title')}
      description={t('title')}
    >
      <SectionAttendance sectionId={sectionId} />
    </Page>
  )
}
