import { AttendanceState } from '@matricula/contract/attendance'
import { useTranslation } from 'react-i18next'
import { Button } from '#design/button.tsx'
import styles from './register.module.css'
import { countsOf, type RegisterLine } from './register-view.ts'

export interface RegisterBarProps {
  readonly lines: readonly RegisterLine[]
  readonly waiting: number
  /** A request was lost and goes out again by itself. */
  readonly stuck: boolean
  readonly submitted: boolean
  readonly submitting: boolean
  readonly offline: boolean
  readonly onUndo: (() => void) | undefined
  readonly onSubmit: () => void
}

/** Always in sight below the list: how many are what, undo, and the one button that ends it. */
export function RegisterBar(props: RegisterBarProps) {
  const { lines, waiting, stuck, submitted, submitting, offline, onUndo, onSubmit } = props
  const { t } = useTranslation('attendance')
  const counts = countsOf(lines)
  const told = AttendanceState.options
    .filter((state) => state === 'present' || counts[state] > 0)
    .map((state) => t(`counts.${state}`, { count: counts[state] }))
  return (
    <div className={styles.bar}>
      <div className={styles.counts}>
        <span role="status" className="figures">
          {told.join(', ')}
        </span>
        {waiting > 0 && stuck && (
          <span className={styles.waiting}>{t('register.waiting', { count: waiting })}</span>
        )}
        {offline && !submitted && <span className={styles.waiting}>{t('register.offline')}</span>}
      </div>
      {onUndo !== undefined && (
        <Button look="quiet" size="touch" onClick={onUndo}>
          {t('register.undo')}
        </Button>
      )}
      {!submitted && !offline && (
        <Button
          look="primary"
          size="touch"
          pending={submitting && t('register.submitting')}
          onClick={onSubmit}
        >
          {t('register.submit')}
        </Button>
      )}
    </div>
  )
}
