import type { ReactNode } from 'react'
import styles from './filters.module.css'

export interface FiltersProps {
  /** The `SearchField`; it takes the room that the others leave. */
  readonly find: ReactNode
  readonly children?: ReactNode
}

/** What narrows a list, above it: the search first, then choices in one line as long as there is room. */
export const Filters = ({ find, children }: FiltersProps) => (
  <search className={styles.filters}>
    <div className={styles.find}>{find}</div>
    {children}
  </search>
)
