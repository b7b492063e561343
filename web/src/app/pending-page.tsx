import { Skeleton } from '#design/skeleton.tsx'
import styles from './shell.module.css'

/** Holds the place of a page whose code is on its way. */
export const PendingPage = () => (
  <div className={styles.pending}>
    <Skeleton rows={7} />
  </div>
)
