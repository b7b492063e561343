import type { ImportJob } from '@matricula/contract/interop'
import { useTranslation } from 'react-i18next'
import styles from './interop.module.css'

const steps = ['file', 'mapping', 'check', 'store', 'result'] as const

/** The step at which a job stands. */
const at: Readonly<Record<ImportJob['state'], number>> = {
  unmapped: 1,
  checking: 2,
  checked: 2,
  running: 3,
  done: 4,
  cancelled: 4,
  failed: 4,
  undoing: 4,
  undone: 4,
}

/** Five steps in a row, the present one marked. */
export function StepRail({ state }: Pick<ImportJob, 'state'>) {
  const { t } = useTranslation('interop')
  return (
    <ol className={styles.rail} aria-label={t('steps')}>
      {steps.map((step, place) => (
        <li
          key={step}
          aria-current={place === at[state] ? 'step' : undefined}
          data-past={place < at[state] || undefined}
        >
          {t(`step.${step}`)}
        </li>
      ))}
    </ol>
  )
}
