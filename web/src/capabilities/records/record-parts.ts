import type { StudentId } from '@matricula/contract/kernel'
import type { ComponentType } from 'react'

interface RecordPart {
  readonly id: string
  /** Fetched with the record: wrap it in `lazy`. */
  readonly component: ComponentType<{ readonly studentId: StudentId }>
}

/** What other capabilities show above one's own record: each pushes its part, and the page knows none of them. */
export const recordParts: RecordPart[] = []
