import type { ReactNode } from 'react'
import styles from './data-table.module.css'

/** What a `wideOnly` column says, under the cell that names the row where there is no room for columns. */
export const NarrowOnly = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.narrowOnly}>{children}</div>
)
