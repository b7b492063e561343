import { systemActor } from '#platform/actor.ts'
import { unlessRefused } from '#platform/store/retry-when-stale.ts'
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
      if (await unlessRefused(store.commit(resuming, { writes, events: [] }), 'taken'))
        works.begin(resuming, { ...run, aliveAt }, term)
    }
  }
