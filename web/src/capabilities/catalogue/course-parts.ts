import type { Course } from '@matricula/contract/catalogue'
import type { Action } from '@matricula/contract/kernel'
import type { ComponentType } from 'react'

export interface CoursePart {
  readonly id: string
  /** Shown to whoever may do this anywhere. */
  readonly action: Action
  /** Fetched with the page of a course: wrap it in `lazy`. */
  readonly component: ComponentType<{ readonly course: Course }>
}

/** What other capabilities show of a course: each pushes its part, and the page knows none of them. */
export const courseParts: CoursePart[] = []
