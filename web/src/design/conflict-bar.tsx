import { Button } from './button.tsx'
import styles from './conflict-bar.module.css'

interface ConflictBarProps {
  /** What somebody else has changed. */
  readonly what: string
  readonly theirs: string
  readonly mine: string
  readonly onTheirs: () => void
  readonly onMine: () => void
}

/** Somebody saved the record that is being edited: says what moved, and lets the person decide. */
export const ConflictBar = ({ what, theirs, mine, onTheirs, onMine }: ConflictBarProps) => (
  <div className={styles.bar} role="status">
    <p>{what}</p>
    <div className={styles.actions}>
      <Button size="small" onClick={onTheirs}>
        {theirs}
      </Button>
      <Button size="small" onClick={onMine}>
        {mine}
      </Button>
    </div>
  </div>
)
