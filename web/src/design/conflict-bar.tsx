import { Button } from './button.tsx'
import styles from './conflict-bar.module.css'

interface ConflictBarProps {
  /** What somebody else has changed. */
  readonly what: string
  readonly theirs: string
  readonly onTheirs: () => void
  /** Absent where nothing of one's own could be kept. */
  readonly mine?: string
  readonly onMine?: () => void
}

/** Somebody saved the record that is being edited: says what moved, and lets the person decide. */
export const ConflictBar = ({ what, theirs, onTheirs, mine, onMine }: ConflictBarProps) => (
  <div className={styles.bar} role="status">
    <p>{what}</p>
    <div className={styles.actions}>
      <Button size="small" onClick={onTheirs}>
        {theirs}
      </Button>
      {onMine && (
        <Button size="small" onClick={onMine}>
          {mine}
        </Button>
      )}
    </div>
  </div>
)
