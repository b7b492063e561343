import { readToday } from '@matricula/contract/operations'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '#design/error-state.tsx'
import { Page, Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useReply } from '#platform/use-reply.ts'
import { DayAgenda } from './day-agenda.tsx'
import { minuteIn, useNow } from './now.ts'
import { RegistrationNote } from './registration-note.tsx'
import { StaffToday } from './staff-today.tsx'
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
  return (
    <Page
      title={t(greetingAt(minute), { name })}
      description={format.weekdayAndDay(today.data?.date ?? format.dayOf(now.toISOString()))}
    >
      {today.data === undefined && !today.error && <Skeleton rows={4} />}
      {today.error && <ErrorState error={today.error} onRetry={() => void today.refetch()} />}
      <div className={staff ? styles.columns : undefined}>
        <div>
          {session.holds('instructor') && today.data && (
            <Section title={t('today.teaching')}>
              <DayAgenda entries={today.data.teaching} minute={minute} empty={t('today.nothingToTeach')} />
            </Section>
          )}
          {session.me?.studentId !== undefined && (
            <>
              <RegistrationNote now={now} />
              {today.data && (
                <Section title={t('today.attending')}>
                  <DayAgenda
                    entries={today.data.attending}
                    minute={minute}
                    empty={t('today.nothingToAttend')}
                  />
                </Section>
              )}
            </>
          )}
          {staff && <StaffToday part="numbers" />}
        </div>
        {staff && <StaffToday part="activity" />}
      </div>
    </Page>
  )
}

const greetingAt = (minute: number) => {
  if (minute < 12 * 60) return 'today.morning'
  return minute < 18 * 60 ? 'today.afternoon' : 'today.evening'
}
