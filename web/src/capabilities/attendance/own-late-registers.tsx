import { listOwnLateRegisters } from '@matricula/contract/attendance'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#design/button.tsx'
import { Id } from '#design/id.tsx'
import { Section } from '#design/page.tsx'
import { useFormat } from '#platform/format.ts'
import { useReply } from '#platform/use-reply.ts'
import styles from './leaves.module.css'

/** Registers of days before that nobody has submitted, for those who teach; nothing where none is missing. */
export function OwnLateRegisters() {
  const { t } = useTranslation('attendance')
  const format = useFormat()
  const { data } = useReply(listOwnLateRegisters, {})
  const late = data?.items ?? []
  if (late.length === 0) return null
  return (
    <Section title={t('late')}>
      <ul className={styles.leaves}>
        {late.map(({ sectionId, label, title, meetings: [oldest], meetings }) => (
          <li key={sectionId} className={styles.head}>
            <span>
              <b>
                <Id>{label}</Id> {title}
              </b>{' '}
              <span className="muted">{t('late.count', { count: meetings.length })}</span>
            </span>
            {oldest && (
              <ButtonLink
                to="/sections/$sectionId/attendance/$meetingId"
                params={{ sectionId, meetingId: oldest.meetingId }}
                size="small"
              >
                {t('late.take', { day: format.shortDay(oldest.date) })}
                <span className="visually-hidden"> {label}</span>
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
