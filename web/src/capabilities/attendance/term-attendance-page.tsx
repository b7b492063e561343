import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SearchTab, Tabs } from '#design/tabs.tsx'
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
          <SearchTab to="/attendance" search={ofTerm}>
            {t('late')}
          </SearchTab>
          <SearchTab to="/attendance" search={{ ...ofTerm, part: 'report' }}>
            {t('report')}
          </SearchTab>
          <SearchTab to="/attendance" search={{ ...ofTerm, part: 'leave' }}>
            {t('leaves')}
          </SearchTab>
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
