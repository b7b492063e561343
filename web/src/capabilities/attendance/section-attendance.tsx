import { listMeetings, type MeetingDay } from '@matricula/contract/attendance'
import { readSection } from '@matricula/contract/catalogue'
import { room, type SectionId } from '@matricula/contract/kernel'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { ErrorState } from '#design/error-state.tsx'
import { Section } from '#design/page.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { now } from '#platform/clock.ts'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import { AddMeetingDialog } from './add-meeting-dialog.tsx'
import { EligibilityList } from './eligibility-list.tsx'
import { MeetingState } from './meeting-state.tsx'
import { MeetingTrend } from './meeting-trend.tsx'
import styles from './meetings.module.css'

/** The meetings of a section: those that wait for their register first. */
export function SectionAttendance({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const meetings = useReply(listMeetings, { params: { sectionId } })
  useRoom(room.section(sectionId))
  if (meetings.data === undefined) {
    if (!meetings.isError) return <Skeleton />
    return <ErrorState error={meetings.error} onRetry={() => void meetings.refetch()} />
  }
  const today = format.dayOf(now().toISOString())
  const { items } = meetings.data
  if (items.length === 0)
    return <EmptyState sentence={t('meetings.none')} action={<AddMeeting sectionId={sectionId} />} />
  const begun = items.filter((meeting) => meeting.date <= today)
  const toTake = begun.filter((meeting) => meeting.state === 'open').toReversed()
  const taken = begun.filter((meeting) => meeting.state !== 'open').toReversed()
  const coming = items.filter((meeting) => meeting.date > today)
  const list = { sectionId, today }
  return (
    <div className={styles.column}>
      <Section title={t('meetings.toTake')} actions={<AddMeeting sectionId={sectionId} />}>
        {toTake.length === 0 ? (
          <p className="muted">{t('meetings.allTaken')}</p>
        ) : (
          <MeetingList {...list} meetings={toTake} shown={10} />
        )}
      </Section>
      {taken.length > 0 && (
        <Section title={t('meetings.taken')}>
          <MeetingTrend meetings={taken} />
          <MeetingList {...list} meetings={taken} shown={8} />
        </Section>
      )}
      <EligibilityList sectionId={sectionId} />
      {coming.length > 0 && (
        <Section title={t('meetings.coming')}>
          <MeetingList {...list} meetings={coming} shown={3} />
        </Section>
      )}
    </div>
  )
}

function AddMeeting({ sectionId }: { readonly sectionId: SectionId }) {
  const { t } = useTranslation('attendance')
  const { data: section } = useReply(readSection, { params: { sectionId } })
  const may = useSession().can('attendance.mark', { sectionId, departmentId: section?.departmentId })
  const [adding, setAdding] = useState(false)
  if (!may) return null
  return (
    <>
      <Button size="small" onClick={() => setAdding(true)}>
        {t('extra.open')}
      </Button>
      {adding && <AddMeetingDialog sectionId={sectionId} onClose={() => setAdding(false)} />}
    </>
  )
}

interface MeetingListProps {
  readonly sectionId: SectionId
  readonly today: string
  readonly meetings: readonly MeetingDay[]
  readonly shown: number
}

function MeetingList({ sectionId, today, meetings, shown }: MeetingListProps) {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const visible = all ? meetings : meetings.slice(0, shown)
  return (
    <>
      <ul className={styles.list}>
        {visible.map((meeting) => (
          <li key={meeting.meetingId}>
            <Link
              className={styles.meeting}
              to="/sections/$sectionId/attendance/$meetingId"
              params={{ sectionId, meetingId: meeting.meetingId }}
            >
              <span className={styles.when}>
                <time dateTime={meeting.date}>
                  {meeting.date === today ? t('meetings.today') : format.weekdayAndDay(meeting.date)}
                </time>
                <span className={styles.detail}>
                  {format.minuteRange(meeting.start, meeting.end)}
                  {meeting.room !== undefined && `, ${t('meetings.room', { room: meeting.room })}`}
                  {meeting.extra && `, ${t('meetings.extra')}`}
                </span>
              </span>
              <MeetingState meeting={meeting} today={today} />
            </Link>
          </li>
        ))}
      </ul>
      {visible.length < meetings.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {t('meetings.showAll', { count: meetings.length - visible.length })}
        </Button>
      )}
    </>
  )
}
