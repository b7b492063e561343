import type { ReactNode } from 'react'
import styles from './activity-list.module.css'
import { Button } from './button.tsx'

export interface Activity {
  readonly id: string
  /** ISO 8601, for machines. */
  readonly at: string
  /** The same to read: "10:42". */
  readonly when: string
  readonly what: ReactNode
  /** Before and after, a reason, or where it was done. */
  readonly detail?: ReactNode
}

export interface ActivityListProps {
  readonly label: string
  readonly activities: readonly Activity[]
  /** New ones that wait, so that nothing moves while someone reads: "3 new, show". */
  readonly waiting?: { readonly text: string; readonly show: () => void } | undefined
}

/** What happened, newest first. */
export function ActivityList({ label, activities, waiting }: ActivityListProps) {
  return (
    <>
      {waiting !== undefined && (
        <Button size="small" look="quiet" onClick={waiting.show}>
          {waiting.text}
        </Button>
      )}
      <ol className={styles.list} aria-label={label}>
        {activities.map(({ id, at, when, what, detail }) => (
          <li key={id}>
            <time dateTime={at}>{when}</time>
            <div>
              {what}
              {detail !== undefined && <div className={styles.detail}>{detail}</div>}
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
