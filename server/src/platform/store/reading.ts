import type { Store } from './store.ts'
import type { Item, Key } from './write.ts'

/** A read is a value too: it touches nothing until it is made together with those of others, in one batch. */
export interface Reading<T> {
  readonly keys: readonly Key[]
  /** Told the items in the order of the keys; absent ones are undefined. */
  found(items: readonly (Item | undefined)[]): T
}

/** Makes several reads in one batch, whatever tables and capabilities they are of. */
export async function readTogether<T extends readonly unknown[]>(
  store: Store,
  readings: { readonly [Place in keyof T]: Reading<T[Place]> },
): Promise<T>
export async function readTogether(store: Store, readings: readonly Reading<unknown>[]): Promise<unknown[]> {
  const items = await store.getMany(readings.flatMap(({ keys }) => keys))
  let from = 0
  return readings.map((reading) => {
    const own = items.slice(from, from + reading.keys.length)
    from += reading.keys.length
    return reading.found(own)
  })
}
