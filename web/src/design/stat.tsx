import type { ReactNode } from 'react'
import styles from './stat.module.css'

export interface StatProps {
  readonly label: string
  readonly value: ReactNode
  /** What the number means beside another: "12 more than yesterday". */
  readonly detail?: ReactNode
}

/** Figures side by side, each with its name. */
export const Stats = ({ children }: { readonly children: ReactNode }) => (
  <dl className={styles.stats}>{children}</dl>
)

/** One figure that matters; inside `Stats`. */
export const Stat = ({ label, value, detail }: StatProps) => (
  <div className={styles.stat}>
    <dt>{label}</dt>
    <dd className={styles.value}>{value}</dd>
    {detail !== undefined && <dd className={styles.detail}>{detail}</dd>}
  </div>
)
