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
