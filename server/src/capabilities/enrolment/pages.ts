import type { Found } from '#platform/store/store.ts'
import type { Item } from '#platform/store/write.ts'

export interface PageAsked {
  readonly limit?: number
  readonly after?: string | undefined
}

export interface Page<T> {
  readonly items: T[]
  readonly next?: string
}

/** A page of what was found, each item as it is read. */
export const pageOf = <T>({ items, next }: Found, read: (item: Item) => T): Page<T> => ({
  items: items.map(read),
  ...(next !== undefined && { next }),
})

/** What a query takes of it; an absent limit means all pages. */
export const asked = ({ limit, after }: PageAsked = {}): { limit?: number; after?: string } => ({
  ...(limit !== undefined && { limit }),
  ...(after !== undefined && { after }),
})
