import type { Actor } from '#platform/actor.ts'
import type { Change, Store } from '#platform/store/store.ts'

/** A transaction takes 100 items. */
const heaviest = 98

const weightOf = ({ writes, events }: Change): number => writes.length + events.length

/** Stores independent changes in transactions as full as they may be. */
export async function commitPacked(store: Store, by: Actor, changes: readonly Change[]): Promise<void> {
  let pack: Change[] = []
  for (const change of changes) {
    if (pack.reduce((sum, one) => sum + weightOf(one), 0) + weightOf(change) > heaviest) {
      await store.commit(by, joined(pack))
      pack = []
    }
    pack.push(change)
  }
  if (pack.length > 0) await store.commit(by, joined(pack))
}

const joined = (changes: readonly Change[]): Change => ({
  writes: changes.flatMap(({ writes }) => writes),
  events: changes.flatMap(({ events }) => events),
})
