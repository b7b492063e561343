import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import type { Bundle } from './plan.ts'
import styles from './registration.module.css'

interface PlanProblemsProps {
  readonly overlaps: readonly { readonly one: Bundle; readonly other: Bundle }[]
  readonly holds: number
  readonly onRemove: (bundle: Bundle) => void
}

/** What stands in the way of the plan, beside the week and in room of its own, so that nothing moves under the pointer. */
export function PlanProblems({ overlaps, holds, onRemove }: PlanProblemsProps) {
  const { t } = useTranslation('enrolment')
  if (overlaps.length === 0 && holds === 0) return null
  return (
    <ul className={styles.problems}>
      {holds > 0 && <li>{t('plan.holds', { count: holds })}</li>}
      {overlaps.map(({ one, other }) => {
        const removable = [other, one].find((bundle) => bundle.state === 'planned')
        return (
          <li key={`${one.key} ${other.key}`}>
            <span>{t('plan.conflict', { one: one.label, other: other.label })}</span>
            {removable && (
              <Button size="small" onClick={() => onRemove(removable)}>
                {t('plan.removeOne', { name: removable.label })}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
