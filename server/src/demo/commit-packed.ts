import type { Actor } from '#platform/actor.ts'
import { packed } from '#platform/store/packed.ts'
import type { Change, Store } from '#platform/store/store.ts'

/** A transaction takes 100 items. */
const heaviest = 98

/** Stores independent changes in transactions as full as they may be. */
export async function commitPacked(store: Store, by: Actor, changes: readonly Change[]): Promise<void> {
  for (const change of packed(changes, heaviest)) await store.commit(by, change)
}
