import { Problem } from '@matricula/contract/kernel'

/** Which page of a list is asked for. */
export interface PageAsked {
  readonly limit: number
  readonly after?: string | undefined
}

export interface Page<T> {
  readonly items: T[]
  /** Where the next page begins; absent on the last. */
  readonly next?: string
}

/** A page of what was found, each item as it is read. */
export const pageOf = <F, T>(
  { items, next }: { readonly items: readonly F[]; readonly next?: string },
  read: (item: F) => T,
): Page<T> => ({
  items: items.map((item) => read(item)),
  ...(next !== undefined && { next }),
})

/** For a cursor that leads nowhere in the list that is asked for. */
export const noSuchPlace = (): Problem =>
  new Problem('request.invalid', {
    fields: [{ field: 'after', message: 'This is not a place in this list; begin without it' }],
  })
