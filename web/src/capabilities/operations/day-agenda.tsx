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
        <li key={`${entry.sectionId} ${entry.meetingId}`} data-gone={!entry.held || undefined}>
          <span className={styles.hours}>{format.minuteRange(entry.start, entry.end)}</span>
          <span className={styles.what}>
            <b>
              <Id>{entry.label}</Id> {entry.title}
            </b>
            {entry.room !== undefined && <span>{t('today.room', { room: entry.room })}</span>}
          </span>
          <span className={styles.state}>
            <EntryState entry={entry} now={entry.start <= minute && minute < entry.end} />
          </span>
        </li>
      ))}
    </ol>
  )
}

interface EntryProps {
  readonly entry: DayEntry
  /** Whether it is going on. */
  readonly now: boolean
}

function EntryState({ entry, now }: EntryProps) {
  const { t } = useTranslation('operations')
  const submitted = entry.register === 'submitted'
  return (
    <>
      {!entry.held && <Tag tone="warn">{t('today.notHeld')}</Tag>}
      {entry.extra && entry.held && <Tag>{t('today.extra')}</Tag>}
      {submitted && <Tag tone="ok">{t('today.submitted')}</Tag>}
      {!submitted && entry.held && now && <Tag tone="info">{t('today.now')}</Tag>}
      {entry.register !== undefined && <RegisterLink entry={entry} now={now} />}
      {entry.held && <OwnCheckIn entry={entry} />}
    </>
  )
}

function RegisterLink({ entry, now }: EntryProps) {
  const { t } = useTranslation('operations')
  const open = entry.register === 'open'
  return (
    <ButtonLink
      to="/sections/$sectionId/attendance/$meetingId"
      params={{ sectionId: entry.sectionId, meetingId: entry.meetingId }}
      look={open && now ? 'primary' : 'default'}
      size="small"
    >
      {t(open ? 'today.takeAttendance' : 'today.openRegister')}
    </ButtonLink>
  )
}

/** For those who attend: the way to check in while it is open, then what was claimed, then what the register says. */
function OwnCheckIn({ entry: { sectionId, meetingId, checkIn, mark } }: Pick<EntryProps, 'entry'>) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  if (mark !== undefined) return <Tag tone={toneOf[mark]}>{t(`today.mark.${mark}`)}</Tag>
  if (checkIn?.madeAt !== undefined)
    return <Tag tone="info">{t('today.checkedIn', { time: format.time(checkIn.madeAt) })}</Tag>
  if (checkIn?.open !== true) return null
  return (
    <ButtonLink
      to="/check-in/$sectionId/$meetingId"
      params={{ sectionId, meetingId }}
      look="primary"
      size="small"
    >
      {t('today.checkIn')}
    </ButtonLink>
  )
}

const toneOf = {
  present: 'ok',
  late: 'warn',
  absent: 'bad',
  excused: 'info',
  duty: 'info',
  medical: 'info',
} as const
