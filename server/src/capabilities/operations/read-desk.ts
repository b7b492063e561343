import { may } from '@matricula/contract/kernel'
import { type DeskEntry, mostOnDesk } from '@matricula/contract/operations'
import { type Actor, demand } from '#platform/actor.ts'
import type { Waiting } from '#platform/capability.ts'

export type ReadDesk = (actor: Actor) => Promise<{ items: DeskEntry[] }>

/** What waits for whoever asks, each counted by the capability it belongs to; what does not wait is left out. */
export const createReadDesk =
  (waiting: () => readonly Waiting[]): ReadDesk =>
  async (actor) => {
    demand(actor, 'today.read')
    const own = waiting().filter(({ action }) => may(actor, action))
    const counts = await Promise.all(own.map((one) => one.count(actor, mostOnDesk + 1)))
    return {
      items: own.flatMap(({ kind }, place) => {
        const count = counts[place] ?? 0
        return count > 0 ? [{ kind, count: Math.min(count, mostOnDesk), more: count > mostOnDesk }] : []
      }),
    }
  }
