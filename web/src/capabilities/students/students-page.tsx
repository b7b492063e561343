import { room } from '@matricula/contract/kernel'
import { countStudents } from '@matricula/contract/students'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import { Tab, Tabs } from '#design/tabs.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { NewStudentDialog } from './new-student-dialog.tsx'
import { ProgrammeDialog } from './programme-dialog.tsx'
import { statuses } from './statuses.ts'
import { StudentFilters } from './student-filters.tsx'
import { StudentTable } from './student-table.tsx'

const route = getRouteApi('/signed-in/students')

/** Everybody who studies here or did, found by name or number. */
export function StudentsPage() {
  const { t } = useTranslation('students')
  const session = useSession()
  const navigate = useNavigate()
  const [opened, setOpened] = useState<'student' | 'programme'>()
  const close = () => setOpened(undefined)
  useRoom(room.staff)
  return (
    <Page
      title={t('list.title')}
      description={<HowMany />}
      width="full"
      actions={
        <>
          {session.can('programme.write') && (
            <Button onClick={() => setOpened('programme')}>{t('programme.add')}</Button>
          )}
          {session.can('student.admit') && (
            <Button look="primary" onClick={() => setOpened('student')}>
              {t('new.open')}
            </Button>
          )}
        </>
      }
    >
      <Views />
      <StudentFilters />
      <StudentTable />
      <NewStudentDialog
        opened={opened === 'student'}
        onClose={close}
        onMade={(studentId) => void navigate({ to: '/students/$studentId', params: { studentId } })}
      />
      <ProgrammeDialog opened={opened === 'programme'} onClose={close} />
    </Page>
  )
}

/** The exact number in view, where it is counted: of all, of one status, of one programme. */
function HowMany() {
  const { t } = useTranslation('students')
  const format = useFormat()
  const { find, programme, cohort, status } = route.useSearch()
  const { data } = useReply(countStudents, {})
  if (!data) return t('list.about')
  const total = t('list.total', { count: data.total, total: format.number(data.total) })
  if (programme === undefined || find !== undefined || cohort !== undefined || status !== undefined)
    return total
  const inProgramme = data.byProgramme[programme] ?? 0
  return t('list.inProgramme', { count: inProgramme, some: format.number(inProgramme), total })
}

/** One status each, with how many there are. */
function Views() {
  const { t } = useTranslation('students')
  const { data } = useReply(countStudents, {})
  return (
    <Tabs label={t('list.views')}>
      <Tab
        to="/students"
        search={(before) => ({ ...before, status: undefined })}
        activeOptions={{ includeSearch: true }}
        {...(data && { count: data.total })}
      >
        {t('list.everyone')}
      </Tab>
      {statuses.map((status) => (
        <Tab
          key={status}
          to="/students"
          search={(before) => ({ ...before, status })}
          activeOptions={{ includeSearch: true }}
          {...(data && { count: data.byStatus[status] ?? 0 })}
        >
          {t(`status.${status}`)}
        </Tab>
      ))}
    </Tabs>
  )
}
