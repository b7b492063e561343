import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Tab, Tabs } from '#design/tabs.tsx'
import { TermPage } from '#design/term-page.tsx'
import { AttendanceReport } from './attendance-report.tsx'
import { LateRegisterTable } from './late-register-table.tsx'
import { LeaveRequests } from './leave-requests.tsx'

const route = getRouteApi('/signed-in/attendance')

/** What the office does about attendance: registers that are missing in a term, and requests for leave. */
export function TermAttendancePage() {
  const { t } = useTranslation('attendance')
  const { term: named, part } = route.useSearch()
  const ofTerm = named === undefined ? {} : { term: named }
  const navigate = route.useNavigate()
  return (
    <TermPage
      title={t('title')}
      description={t('term.about')}
      none={t('term.none')}
      named={named}
      onChoose={(termId) => void navigate({ search: { term: termId, part } })}
      above={
        <Tabs label={t('title')}>
          <Tab to="/attendance" search={ofTerm} activeOptions={exactly}>
            {t('late')}
          </Tab>
          <Tab to="/attendance" search={{ ...ofTerm, part: 'report' }} activeOptions={exactly}>
            {t('report')}
          </Tab>
          <Tab to="/attendance" search={{ ...ofTerm, part: 'leave' }} activeOptions={exactly}>
            {t('leaves')}
          </Tab>
        </Tabs>
      }
      below={part === 'leave' && <LeaveRequests />}
    >
      {part === 'leave'
        ? undefined
        : ({ termId }) =>
            part === 'report' ? (
              <AttendanceReport key={termId} termId={termId} />
            ) : (
              <LateRegisterTable key={termId} termId={termId} />
            )}
    </TermPage>
  )
}

/** Parts differ in what they search for alone. */
const exactly = { exact: true, includeSearch: true }
