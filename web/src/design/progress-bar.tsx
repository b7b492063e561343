import { useId } from 'react'
import styles from './progress-bar.module.css'

export interface ProgressBarProps {
  /** What goes on: "Reading 1,204 rows". */
  readonly label: string
  /** 0 to 1; absent while nobody knows how long it takes. */
  readonly share: number | undefined
  /** The figures at the end of the line: "812 of 1,204". */
  readonly figures?: string
}

/** How far a job has come. */
export function ProgressBar({ label, share, figures }: ProgressBarProps) {
  const id = useId()
  return (
    <div className={styles.progress}>
      <div className={styles.line}>
        <span id={id}>{label}</span>
        {figures !== undefined && <span className={styles.figures}>{figures}</span>}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
        data-unknown={share === undefined || undefined}
      >
        <i style={{ inlineSize: `${(share ?? 0.3) * 100}%` }} />
      </div>
    </div>
  )
}
