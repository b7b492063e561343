import type { Term } from '@matricula/contract/catalogue'
import { standingRunMoved } from '@matricula/contract/standing'
import type { Actor } from '#platform/actor.ts'
import { tellsEvery } from '#platform/one-by-one.ts'
import type { StoredRun } from './items.ts'
import type { Needs } from './needs.ts'

/** Tells now and then how far a run is; false where somebody has asked it to stop, or it is another's by now. */
export function createTelling({ store, clock, standings }: Needs, by: Actor, term: Term) {
  let told = clock.millis()
  return async (run: StoredRun): Promise<boolean> => {
    if (clock.millis() - told < tellsEvery) return true
    told = clock.millis()
    const now = await standings.run(term.termId)
    if (now?.jobId !== run.jobId || now.stopAsked) return false
    const { done, rows, committed, counts } = run
    await store.commit(by, {
      writes: [standings.patchRun(run, run.state, { done, rows, committed, counts, aliveAt: told })],
      events: [runMoved(run, term)],
    })
    return true
  }
}

export const runMoved = (run: StoredRun, term: Pick<Term, 'title'>) => {
  const { jobId, termId, state, done, rows, committed } = run
  return standingRunMoved({ jobId, termId, termTitle: term.title, state, done, rows, committed })
}
