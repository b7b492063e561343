import type { ComponentType } from 'react'

interface AccountPart {
  readonly id: string
  /** Fetched with the page: wrap it in `lazy`. */
  readonly component: ComponentType
}

/** What other capabilities let one set for oneself: each pushes its part, and the page knows none of them. */
export const accountParts: AccountPart[] = []
