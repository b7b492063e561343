import { systemActor } from '#platform/actor.ts'
import { Refused } from '#platform/store/store.ts'
import type { Needs } from './needs.ts'
import { isAtWork, type RunWorks } from './run-works.ts'

const resuming = systemActor('standing')

/** Goes on with what a server that ended was finding or committing. Of several servers one takes it up. */
export const createResume =
  ({ store, clock, catalogue, standings }: Needs, works: RunWorks) =>
  async (): Promise<void> => {
    const terms = await catalogue.terms()
    for (const run of await standings.runsOf(terms.map(({ termId }) => termId))) {
      const isUnfinished = run.state === 'computing' || run.state === 'committing'
      const term = terms.find(({ termId }) => termId === run.termId)
      if (!term || !isUnfinished || isAtWork(run, clock.millis())) continue
      const aliveAt = clock.millis()
      const writes = [standings.takeUp(run, aliveAt)]
      const isOurs = await store
        .commit(resuming, { writes, events: [] })
        .then(() => true)
        .catch(isTaken)
      if (isOurs) works.begin(resuming, { ...run, aliveAt }, term)
    }
  }

function isTaken(error: unknown): false {
  if (error instanceof Refused && error.has('taken')) return false
  throw error
}
