import { room, type StudentId } from '@matricula/contract/kernel'
import { type RecordCourse, readRecord } from '@matricula/contract/records'
import { useTranslation } from 'react-i18next'
import { AttendanceLine, StandingLine } from '#capabilities/attendance/index.ts'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import type { Column } from '#design/table/columns.ts'
import { DataTable } from '#design/table/data-table.tsx'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { TermOfRecord } from './academic-record.tsx'

interface OfStudent {
  readonly studentId: StudentId
}

/** The academic record, inside the page of a student. */
export function StudentRecord({ studentId }: OfStudent) {
  const { t } = useTranslation('records')
  const record = useReply(readRecord, { params: { studentId } })
  useRoom(room.student(studentId))
  if (record.data === undefined) {
    if (record.error === null) return <Skeleton />
    return <ErrorState error={record.error} onRetry={() => void record.refetch()} />
  }
  if (record.data.terms.length === 0) return <EmptyState sentence={t('empty')} />
  const { terms, scheme } = record.data
  return terms.map((term) => <TermOfRecord key={term.termId} term={term} names={scheme.names} />)
}

/** Attendance by course, inside the page of a student. */
export function StudentAttendance({ studentId }: OfStudent) {
  const { t } = useTranslation('records')
  const record = useReply(readRecord, { params: { studentId } })
  const courses = record.data?.terms.flatMap((term) =>
    term.courses.map((course) => ({ ...course, termTitle: term.title })),
  )
  return (
    <DataTable
      label={t('attendance.label')}
      rows={courses?.filter((course) => course.state === 'enrolled' || course.attendance !== undefined)}
      keyOf={(course) => course.sectionId}
      error={record.error}
      onRetry={() => void record.refetch()}
      empty={t('attendance.none')}
      columns={[
        {
          key: 'course',
          head: t('course'),
          names: true,
          cell: (course) => `${course.courseTitle}, ${course.courseId} ${course.code}`,
        },
        { key: 'term', head: t('term'), wideOnly: true, cell: (course) => course.termTitle },
        attendanceColumn(t('attendance')),
      ]}
    />
  )
}

const attendanceColumn = (head: string): Column<RecordCourse> => ({
  key: 'attendance',
  head,
  cell: (course) => (
    <>
      <AttendanceLine counts={course.attendance} />
      {course.attendanceStanding && <StandingLine standing={course.attendanceStanding} />}
    </>
  ),
})
