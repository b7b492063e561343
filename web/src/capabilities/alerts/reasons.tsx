import type { Alert, AlertReason } from '@matricula/contract/alerts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Tag } from '#design/tag.tsx'
import { useFormat } from '#platform/format.ts'
import styles from './alerts.module.css'

/** Every reason in a sentence with its numbers, and a way to where they come from. */
export const Reasons = ({ reasons }: Pick<Alert, 'reasons'>) => (
  <ul className={styles.reasons}>
    {reasons.map((reason) => (
      <li key={keyOf(reason)}>
        <Reason reason={reason} />
      </li>
    ))}
  </ul>
)

const keyOf = (reason: AlertReason): string =>
  `${reason.kind} ${'sectionId' in reason ? reason.sectionId : ''} ${'holdId' in reason ? reason.holdId : ''}`

function Reason({ reason }: { readonly reason: AlertReason }) {
  const { t } = useTranslation('alerts')
  const says = useSentence()
  return (
    <>
      <Tag tone={reason.kind === 'hold' || reason.kind === 'standing' ? 'warn' : 'bad'}>
        {t(`kind.${reason.kind}`)}
      </Tag>{' '}
      {says(reason)}{' '}
      {'sectionId' in reason && (
        <Link to="/sections/$sectionId" params={{ sectionId: reason.sectionId }}>
          {reason.label}
        </Link>
      )}
    </>
  )
}

function useSentence(): (reason: AlertReason) => string {
  const { t } = useTranslation('alerts')
  const format = useFormat()
  return (reason) => {
    switch (reason.kind) {
      case 'attendance':
        return t(`attendance.${reason.state}`, {
          share: format.percent((reason.share ?? 0) / 10_000),
          minimum: format.percent(reason.minimum / 10_000),
        })
      case 'marks':
        return t('marks.low', { total: format.percent(reason.hundredths / 10_000) })
      case 'standing':
        return t(`standing.${reason.outcome}`, { term: reason.termTitle })
      case 'hold':
        return t('hold.placed', { reason: reason.reason, office: reason.office })
    }
  }
}
