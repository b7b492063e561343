import type { Meeting } from '@matricula/contract/catalogue'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#platform/format.ts'
import styles from './catalogue.module.css'
import { meetingLines } from './meeting-lines.ts'

/** When and where a section meets. */
export function MeetingTimes({ meetings }: { readonly meetings: readonly Meeting[] }) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  if (meetings.length === 0) return <span className="muted">{t('section.noMeetings')}</span>
  return (
    <span className={styles.lines}>
      {meetingLines(meetings, format).map(({ key, days, time, room }) => (
        <span key={key}>
          {days} <bdi className="figures">{time}</bdi>{' '}
          {room !== undefined && <bdi className="muted">{room}</bdi>}
        </span>
      ))}
    </span>
  )
}
