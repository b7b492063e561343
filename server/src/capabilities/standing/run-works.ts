import type { Term } from '@matricula/contract/catalogue'
import type { Actor } from '#platform/actor.ts'
import { createOneByOne, deadAfter, type OneByOne } from '#platform/one-by-one.ts'
import { commitRun } from './commit-run.ts'
import { computeRun } from './compute-run.ts'
import type { StoredRun } from './items.ts'
import type { Needs } from './needs.ts'
import { runMoved } from './telling.ts'

/** Runs work one after the other, beside the requests. */
export interface RunWorks extends Pick<OneByOne, 'settled'> {
  begin(by: Actor, run: StoredRun, term: Term): void
}

export function createRunWorks(needs: Needs): RunWorks {
  const { store, clock, standings } = needs
  const works = createOneByOne()

  async function work(by: Actor, run: StoredRun, term: Term): Promise<void> {
    const doing = run.state === 'computing' ? computeRun : commitRun
    const outcome = await doing(needs, by, run, term).catch(failureOf)
    const set = { ...outcome, stopAsked: false, aliveAt: clock.millis() }
    await store.commit(by, {
      writes: [standings.patchRun(run, run.state, set)],
      events: [runMoved({ ...run, ...outcome }, term)],
    })
  }

  return {
    begin(by, run, term) {
      works.begin(by, (own) => work(own, run, term))
    },
    settled: works.settled,
  }
}

const failureOf = (error: unknown): Pick<StoredRun, 'state' | 'fault'> => ({
  state: 'stopped',
  fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
})

/** Whether some process works on it. */
export const isAtWork = ({ state, aliveAt }: StoredRun, now: number): boolean =>
  (state === 'computing' || state === 'committing') && aliveAt > now - deadAfter

/** What was looked through, and what was interrupted while it was being committed. */
export function mayCommit(run: StoredRun, now: number): boolean {
  if (run.state === 'review') return true
  const wasCommitting = run.committedAt !== undefined && run.state !== 'committed'
  return wasCommitting && !isAtWork(run, now)
}
