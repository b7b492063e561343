import type { z } from 'zod'
import type { ItemKind } from './item-kind.ts'
import type { Query, Store } from './store.ts'
import type { Item } from './write.ts'

/** Every record of a kind, in no order: a walk through its table, for exports and repairs. */
export async function* everyOf<Schema extends z.ZodType>(
  store: Pick<Store, 'scan'>,
  kind: ItemKind<Schema>,
): AsyncGenerator<z.output<Schema>> {
  for await (const item of store.scan(kind.table)) if (kind.isOf(item)) yield kind.read(item)
}

/** Every item that a query finds, in its order, page after page. */
export async function* everyFound(store: Pick<Store, 'query'>, query: Query): AsyncGenerator<Item> {
  for (let after = query.after; ; ) {
    const { items, next } = await store.query({ ...query, after })
    yield* items
    if (next === undefined) return
    after = next
  }
}
