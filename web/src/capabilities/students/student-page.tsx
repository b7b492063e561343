import { room } from '@matricula/contract/kernel'
import { fullName, readStudent, type Student } from '@matricula/contract/students'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { Id } from '#design/id.tsx'
import { Page } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { SearchTab, Tabs } from '#design/tabs.tsx'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { StatusTag } from './status-tag.tsx'
import { StudentDetails } from './student-details.tsx'
import { orderedSections, type StudentSectionId } from './student-sections.ts'
import styles from './students.module.css'
import { useProgrammes } from './use-programmes.ts'

const route = getRouteApi('/signed-in/students/$studentId')

/** The record of one student: who it is at the top, one part at a time below. */
export function StudentPage() {
  const { t } = useTranslation('students')
  const { studentId } = route.useParams()
  const { data, error, refetch } = useReply(readStudent, { params: { studentId } })
  useRoom(room.student(studentId))
  if (data === undefined)
    return (
      <Page title={t('record.loading')}>
        {error === null ? <Skeleton rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Page>
    )
  return (
    <Page title={fullName(data)} description={<Identity student={data} />}>
      <Parts student={data} />
    </Page>
  )
}

function Identity({ student }: { readonly student: Student }) {
  const { t } = useTranslation('students')
  const { titleOf } = useProgrammes()
  return (
    <span className={styles.identity}>
      {student.localName !== undefined && <bdi>{student.localName}</bdi>}
      <Id>{student.rollNumber}</Id>
      <span>
        {t('record.programme', { programme: titleOf(student.programmeId), cohort: student.cohort })}
      </span>
      <StatusTag status={student.status} />
    </span>
  )
}

function Parts({ student }: { readonly student: Student }) {
  const { t } = useTranslation('students')
  const { studentId } = student
  const { part = 'details' } = route.useSearch()
  const session = useSession()
  const { departmentOf } = useProgrammes()
  const departmentId = departmentOf(student.programmeId)
  const others = orderedSections().filter(({ action }) => session.can(action, { studentId, departmentId }))
  const Opened = others.find(({ id }) => id === part)?.component
  const tab = (id: StudentSectionId) => (
    <SearchTab
      key={id}
      to="/students/$studentId"
      params={{ studentId }}
      search={id === 'details' ? {} : { part: id }}
    >
      {t(`part.${id}`)}
    </SearchTab>
  )
  return (
    <>
      <Tabs label={t('record.parts')}>{[tab('details'), ...others.map(({ id }) => tab(id))]}</Tabs>
      <div className={styles.part}>
        <Suspense fallback={<Skeleton rows={6} />}>
          {Opened ? (
            <Opened studentId={studentId} departmentId={departmentId} />
          ) : (
            <StudentDetails student={student} />
          )}
        </Suspense>
      </div>
    </>
  )
}
