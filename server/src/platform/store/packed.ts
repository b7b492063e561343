import type { Change } from './store.ts'

/** As many changes in each as a transaction of so many writes and events holds, in their order. */
export function packed(changes: readonly Change[], heaviest: number): Change[] {
  const packs: { writes: Change['writes'][number][]; events: Change['events'][number][] }[] = []
  let room = 0
  for (const { writes, events } of changes) {
    const weight = writes.length + events.length
    let last = packs.at(-1)
    if (!last || weight > room) {
      last = { writes: [], events: [] }
      packs.push(last)
      room = heaviest
    }
    last.writes.push(...writes)
    last.events.push(...events)
    room -= weight
  }
  return packs
}
