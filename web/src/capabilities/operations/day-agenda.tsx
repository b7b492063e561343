import type { DayEntry } from '@matricula/contract/operations'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { EmptyState } from '#design/empty-state.tsx'
import { Id } from '#design/id.tsx'
import { Tag } from '#design/tag.tsx'
import { useFormat } from '#platform/format.ts'
import styles from './today.module.css'

interface DayAgendaProps {
  readonly entries: readonly DayEntry[]
  /** The minute of the day that it is. */
  readonly minute: number
  readonly empty: string
}

/** A day in its order, each entry with the one thing that it needs now. */
export function DayAgenda({ entries, minute, empty }: DayAgendaProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  if (entries.length === 0) return <EmptyState sentence={empty} />
  return (
    <ol className={styles.agenda}>
      {entries.map((entry) => (
        <li key={`${entry.sectionId} ${entry.meetingId}`}>
          <span className={styles.hours}>{format.minuteRange(entry.start, entry.end)}</span>
          <span className={styles.what}>
            <b>
              <Id>{entry.label}</Id> {entry.title}
            </b>
            {entry.room !== undefined && <span>{t('today.room', { room: entry.room })}</span>}
          </span>
          <span className={styles.state}>
            {entry.register === 'submitted' && <Tag tone="ok">{t('today.submitted')}</Tag>}
            {entry.register !== 'submitted' && entry.start <= minute && minute < entry.end && (
              <Tag tone="info">{t('today.now')}</Tag>
            )}
            {entry.register !== undefined && (
              <ButtonLink
                to="/sections/$sectionId/attendance/$meetingId"
                params={{ sectionId: entry.sectionId, meetingId: entry.meetingId }}
                look={
                  entry.register === 'open' && entry.start <= minute && minute < entry.end
                    ? 'primary'
                    : 'default'
                }
                size="small"
              >
                {t(entry.register === 'submitted' ? 'today.openRegister' : 'today.takeAttendance')}
              </ButtonLink>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
