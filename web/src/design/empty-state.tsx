import type { ReactNode } from 'react'
import styles from './state.module.css'

/** One sentence on why there is nothing, and one action. */
export function EmptyState({ sentence, action }: { readonly sentence: string; readonly action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{sentence}</p>
      {action}
    </div>
  )
}
