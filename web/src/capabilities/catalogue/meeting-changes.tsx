import { listMeetingChanges, type MeetingChange } from '@matricula/contract/attendance'
import { dayAt, dayNumber, mondayBefore, room } from '@matricula/contract/kernel'
import { useTranslation } from 'react-i18next'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import { Tag } from '#design/tag.tsx'
import { now } from '#platform/clock.ts'
import { useFormat } from '#platform/format.ts'
import { useSession } from '#platform/session.ts'
import { useRoom } from '#platform/use-live.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './catalogue.module.css'

/** Two weeks from the Monday before: what was added to the timetable and what is not held; nothing where nothing is. */
export function MeetingChanges() {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const { me } = useSession()
  useRoom(me?.userId && room.person(me.userId))
  useRoom(me?.studentId && room.student(me.studentId))
  const { data } = useReply(listMeetingChanges, { query: twoWeeksOf(format.dayOf(now().toISOString())) })
  if (data === undefined || data.items.length === 0) return null
  return (
    <Section title={t('changes.title')}>
      <ul className={styles.changes}>
        {data.items.map((change) => (
          <Change key={`${change.sectionId} ${change.meetingId}`} change={change} />
        ))}
      </ul>
    </Section>
  )
}

function Change({ change }: { readonly change: MeetingChange }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  const gone = change.change === 'not-held'
  return (
    <li>
      <span className={gone ? styles.gone : undefined}>
        <time dateTime={change.date}>{format.weekdayAndDay(change.date)}</time>,{' '}
        {format.minuteRange(change.start, change.end)}
      </span>
      <span>
        <Id>{change.label}</Id> {change.title}
        {change.room !== undefined && !gone && `, ${t('changes.room', { room: change.room })}`}
      </span>
      <Tag tone={gone ? 'warn' : 'info'}>{t(gone ? 'changes.notHeld' : 'changes.added')}</Tag>
    </li>
  )
}

function twoWeeksOf(today: string): { readonly from: string; readonly to: string } {
  const monday = mondayBefore(dayNumber(today))
  return { from: dayAt(monday), to: dayAt(monday + 13) }
}
