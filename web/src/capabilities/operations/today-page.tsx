import { room } from '@matricula/contract/kernel'
import { readToday } from '@matricula/contract/operations'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OwnLateRegisters } from '#capabilities/attendance/index.ts'
import { ErrorState } from '#design/error-state.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import type { Reply } from '#platform/call.ts'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { DayAgenda } from './day-agenda.tsx'
import { Desk } from './desk.tsx'
import { minuteIn, useNow } from './now.ts'
import { RegistrationNote } from './registration-note.tsx'
import { StaffToday } from './staff-today.tsx'
import { StudentAttention } from './student-attention.tsx'
import styles from './today.module.css'

/** The first page of everyone: what the day asks for, by the roles that a person holds. */
export function TodayPage() {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const session = useSession()
  const today = useReply(readToday, { query: {} }, { every: 300_000 })
  const now = useNow()
  const minute = minuteIn(session.timeZone, now)
  const name = session.me?.name ?? ''
  const staff = session.can('statistics.read')
  const { userId, studentId } = session.me ?? {}
  useRoom(userId && room.person(userId))
  useRoom(studentId && room.student(studentId))
  return (
    <Page
      title={t(greetingAt(minute), { name })}
      description={format.weekdayAndDay(today.data?.date ?? format.dayOf(now.toISOString()))}
    >
      <div className={staff ? styles.columns : undefined}>
        <div>
          <Desk />
          {session.holds('instructor') && (
            <>
              <Section title={t('today.teaching')}>
                <Day today={today} part="teaching" empty={t('today.nothingToTeach')} minute={minute} />
              </Section>
              <OwnLateRegisters />
            </>
          )}
          {session.me?.studentId !== undefined && (
            <>
              <StudentAttention studentId={session.me.studentId} />
              <RegistrationNote now={now} />
              <Section title={t('today.attending')}>
                <Day today={today} part="attending" empty={t('today.nothingToAttend')} minute={minute} />
              </Section>
            </>
          )}
          {staff && <StaffToday part="numbers" />}
        </div>
        {staff && <StaffToday part="activity" />}
      </div>
    </Page>
  )
}

interface DayProps {
  readonly today: UseQueryResult<Reply<typeof readToday>>
  readonly part: 'teaching' | 'attending'
  readonly empty: string
  readonly minute: number
}

/** One part of the day, with what was loaded before where it cannot be refreshed. */
function Day({ today, part, empty, minute }: DayProps) {
  const format = useFormat()
  const { data, error, refetch, dataUpdatedAt } = today
  const showing = data && format.time(new Date(dataUpdatedAt).toISOString())
  if (data === undefined && error === null) return <Skeleton rows={3} />
  return (
    <>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} showing={showing} />}
      {data && <DayAgenda entries={data[part]} minute={minute} empty={empty} />}
    </>
  )
}

const greetingAt = (minute: number) => {
  if (minute < 12 * 60) return 'today.morning'
  return minute < 18 * 60 ? 'today.afternoon' : 'today.evening'
}
