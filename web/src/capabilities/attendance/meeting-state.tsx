import { AttendanceState, type MeetingDay } from '@matricula/contract/attendance'
import { useTranslation } from 'react-i18next'
import { Tag } from '#design/tag.tsx'
import styles from './meetings.module.css'

/** How a register stands, in words. */
export function MeetingState({ meeting, today }: { readonly meeting: MeetingDay; readonly today: string }) {
  const { t } = useTranslation('attendance')
  const { counts, marked, state, date } = meeting
  if (state === 'not-held') return <Tag>{t('meetings.notHeld')}</Tag>
  if (state === 'submitted') {
    const told = AttendanceState.options
      .filter((one) => one === 'present' || counts[one] > 0)
      .map((one) => t(`counts.${one}`, { count: counts[one] }))
    return (
      <span className={styles.state}>
        <span className={styles.figures}>{told.join(', ')}</span>
        <Tag tone="ok">{t('meetings.submitted')}</Tag>
      </span>
    )
  }
  if (marked > 0) return <Tag tone="info">{t('meetings.begun', { count: marked })}</Tag>
  if (date > today) return null
  return <Tag tone="warn">{t('meetings.notTaken')}</Tag>
}
