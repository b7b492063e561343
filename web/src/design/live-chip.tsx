import { useId } from 'react'
import { classes } from './classes.ts'
import styles from './live-chip.module.css'

export interface LiveChipProps {
  readonly state: 'starting' | 'live' | 'reconnecting' | 'offline'
  readonly label: string
  /** What that means for the page; shown when the chip is pressed. */
  readonly about: string
}

/** The state of the connection in a word, explained on demand. */
export function LiveChip({ state, label, about }: LiveChipProps) {
  const more = useId()
  return (
    <>
      <button type="button" className={classes(styles.chip, styles[state])} popoverTarget={more}>
        <span className={styles.dot} aria-hidden />
        <span role="status" className={styles.label}>
          {label}
        </span>
      </button>
      <p id={more} popover="auto" className={styles.about}>
        {about}
      </p>
    </>
  )
}
