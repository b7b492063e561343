import type { AttendanceStanding } from '@matricula/contract/attendance'
import { listHolds } from '@matricula/contract/enrolment'
import { room, type StudentId } from '@matricula/contract/kernel'
import { readRecord } from '@matricula/contract/records'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { StandingLine } from '#capabilities/attendance/index.ts'
import { Section } from '#design/page.tsx'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './today.module.css'

const calm: readonly AttendanceStanding['state'][] = ['safe', 'condoned']

/** What a student should do something about: holds, and courses whose attendance is short or close to it; else nothing. */
export function StudentAttention({ studentId }: { readonly studentId: StudentId }) {
  const { t } = useTranslation('operations')
  const holds = useReply(listHolds, { params: { studentId } })
  const record = useReply(readRecord, { params: { studentId } })
  useRoom(room.student(studentId))
  const courses = (record.data?.terms ?? [])
    .flatMap((term) => term.courses)
    .flatMap(({ state, attendanceStanding: standing, ...course }) =>
      state === 'enrolled' && standing?.share !== undefined && !calm.includes(standing.state)
        ? [{ ...course, standing }]
        : [],
    )
  const items = holds.data?.items ?? []
  if (items.length + courses.length === 0) return null
  return (
    <Section title={t('today.attention')}>
      <ul className={styles.attention}>
        {items.map((hold) => (
          <li key={hold.holdId}>
            <Link to="/my-courses">{hold.reason}</Link>
            <span className="muted">{t('today.hold', { office: hold.office })}</span>
          </li>
        ))}
        {courses.map(({ sectionId, courseTitle, standing }) => (
          <li key={sectionId}>
            <Link to="/record">{t('today.attendanceOf', { course: courseTitle })}</Link>
            <StandingLine standing={standing} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
