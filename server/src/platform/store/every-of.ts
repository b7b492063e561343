import type { z } from 'zod'
import type { ItemKind } from './item-kind.ts'
import type { Store } from './store.ts'

/** Every record of a kind, in no order: a walk through its table, for exports and repairs. */
export async function* everyOf<Schema extends z.ZodType>(
  store: Pick<Store, 'scan'>,
  kind: ItemKind<Schema>,
): AsyncGenerator<z.output<Schema>> {
  for await (const item of store.scan(kind.table)) if (kind.isOf(item)) yield kind.read(item)
}
