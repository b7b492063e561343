import type { Actor } from '#platform/actor.ts'
import { chunksOf } from '#platform/store/chunks.ts'
import { packed } from '#platform/store/packed.ts'
import type { Change, Store } from '#platform/store/store.ts'
import { inParallel } from './in-parallel.ts'

/** A transaction takes 100 items. */
const heaviest = 98
const atOnce = 16
const inMemory = 500

/** Stores changes that do not touch each other's items in transactions as full as they may be. */
export async function commitPacked(store: Store, by: Actor, changes: readonly Change[]): Promise<void> {
  await inParallel(packed(changes, heaviest), atOnce, (change) => store.commit(by, change))
}

/** The same for many things, of which only some are changes in memory at a time. */
export async function commitEach<Thing>(
  { store, by }: { readonly store: Store; readonly by: Actor },
  things: readonly Thing[],
  changeOf: (thing: Thing) => Change,
): Promise<void> {
  for (const some of chunksOf(things, inMemory)) await commitPacked(store, by, some.map(changeOf))
}
