import { Trans, useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import { Tag } from '#design/tag.tsx'
import { useFormat } from '#platform/format.ts'
import styles from './registration.module.css'

interface PlanBarProps {
  readonly credits: number
  readonly limit: number
  readonly overlaps: number
  readonly planned: number
  /** Whether registering is possible now; else the plan is only checked. */
  readonly open: boolean
  readonly onReview: () => void
}

/** Credits against the limit, what is wrong with the plan in a word, and the way on. */
export function PlanBar({ credits, limit, overlaps, planned, open, onReview }: PlanBarProps) {
  const { t } = useTranslation('enrolment')
  const format = useFormat()
  const over = credits - limit
  return (
    <section className={styles.bar} aria-label={t('plan.label')}>
      <span className={styles.sum}>
        <Trans
          t={t}
          i18nKey="plan.credits"
          values={{ credits: format.number(credits), limit: format.number(limit) }}
          components={{ b: <strong /> }}
        />
      </span>
      <span
        className={styles.credits}
        role="img"
        aria-label={t('plan.meter', { credits: format.number(credits), limit: format.number(limit) })}
        data-over={over > 0 || undefined}
      >
        <i style={{ inlineSize: `${Math.min(1, limit === 0 ? 1 : credits / limit) * 100}%` }} />
      </span>
      {over > 0 && <Tag tone="bad">{t('plan.over', { over: format.number(over) })}</Tag>}
      {overlaps > 0 && <Tag tone="warn">{t('plan.overlaps', { count: overlaps })}</Tag>}
      {planned === 0 ? (
        <span className="muted">{t('plan.empty')}</span>
      ) : (
        <Button look="primary" onClick={onReview}>
          {t(open ? 'plan.review' : 'plan.reviewBefore')}
        </Button>
      )}
    </section>
  )
}
