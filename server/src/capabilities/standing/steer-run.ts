import { JobId, Problem, type TermId } from '@matricula/contract/kernel'
import type { StandingRun } from '@matricula/contract/standing'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import { policyFor } from './compute.ts'
import type { StoredRun } from './items.ts'
import type { Needs } from './needs.ts'
import { isAtWork, mayCommit, type RunWorks } from './run-works.ts'
import { runMoved } from './telling.ts'

type Steer = (actor: Actor, termId: TermId) => Promise<StandingRun>

export interface SteerRun {
  readonly start: Steer
  readonly stop: Steer
  readonly commit: Steer
}

/** Begins to find the standings of a term, stops, and commits what was looked through. */
export function createSteerRun(needs: Needs, works: RunWorks): SteerRun {
  const { store, clock, catalogue, standings } = needs

  /** Refused as busy where somebody else has moved the run meanwhile. */
  async function move(actor: Actor, run: StoredRun, write: Write): Promise<StandingRun> {
    const term = await catalogue.term(run.termId)
    const change = { writes: [write], events: [runMoved(run, term)], answer: run }
    await explaining(store.commit(actor, change), { taken: () => new Problem('standing.busy') })
    works.begin(actor, run, term)
    return run
  }

  return {
    async start(actor, termId) {
      demand(actor, 'standing.decide')
      const policy = await policyFor(needs, await catalogue.term(termId))
      const before = await standings.run(termId)
      if (before && isAtWork(before, clock.millis())) throw new Problem('standing.busy')
      const run = newRun(needs, actor, termId, policy.version)
      return await move(actor, run, standings.beginRun(run, before))
    },
    async stop(actor, termId) {
      demand(actor, 'standing.decide')
      const run = await runOf(needs, termId, (one) => isAtWork(one, clock.millis()))
      const asked = standings.patchRun(run, run.state, { stopAsked: true })
      await explaining(store.commit(actor, { writes: [asked], events: [], answer: run }), { taken: notNow })
      return run
    },
    async commit(actor, termId) {
      demand(actor, 'standing.decide')
      const before = await runOf(needs, termId, (one) => mayCommit(one, clock.millis()))
      const set = {
        state: 'committing' as const,
        stopAsked: false,
        aliveAt: clock.millis(),
        committedBy: actor.name,
        committedAt: clock.now(),
      }
      return await move(actor, { ...before, ...set }, standings.patchRun(before, before.state, set))
    },
  }
}

/** The run of a term, where it is as it must be. Throws `item.missing` and `standing.not-now`. */
export async function runOf(
  { standings }: Pick<Needs, 'standings'>,
  termId: TermId,
  fits: (run: StoredRun) => boolean = () => true,
): Promise<StoredRun> {
  const run = await standings.run(termId)
  if (!run) throw new Problem('item.missing', { termId })
  if (!fits(run)) throw notNow()
  return run
}

export const notNow = (): Problem => new Problem('standing.not-now')

const newRun = ({ ids, clock }: Needs, actor: Actor, termId: TermId, policyVersion: number): StoredRun => ({
  jobId: JobId.parse(ids.next()),
  termId,
  state: 'computing',
  policyVersion,
  startedBy: actor.name,
  startedAt: clock.now(),
  done: 0,
  rows: 0,
  committed: 0,
  counts: {},
  stopAsked: false,
  aliveAt: clock.millis(),
})
