import type { Term } from '@matricula/contract/catalogue'
import { JobId, Problem, type StudentId, type TermId } from '@matricula/contract/kernel'
import {
  type StandingOutcome,
  type StandingPolicy,
  type StandingRow,
  type StandingRun,
  standingOverridden,
} from '@matricula/contract/standing'
import { type Actor, demand } from '#platform/actor.ts'
import { createOneByOne } from '#platform/one-by-one.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { commitRun } from './commit-run.ts'
import { policyInForce } from './compute.ts'
import { computeRun } from './compute-run.ts'
import type { StoredRun } from './items.ts'
import type { Needs } from './needs.ts'
import { runMoved } from './telling.ts'

interface Page {
  readonly limit: number
  readonly after?: string | undefined
}

export interface SteerRun {
  read(actor: Actor, termId: TermId): Promise<{ run?: StandingRun; policy: StandingPolicy }>
  start(actor: Actor, termId: TermId): Promise<StandingRun>
  stop(actor: Actor, termId: TermId): Promise<StandingRun>
  commit(actor: Actor, termId: TermId): Promise<StandingRun>
  rows(
    actor: Actor,
    termId: TermId,
    asked: Page & { outcome: StandingOutcome },
  ): Promise<{ items: StandingRow[]; next?: string }>
  override(
    actor: Actor,
    place: { readonly termId: TermId; readonly studentId: StudentId },
    decided: { readonly outcome: StandingOutcome; readonly reason: string },
  ): Promise<StandingRow>
  /** Until nothing runs any more in this process. */
  settled(): Promise<void>
}

/** Milliseconds without a sign of life after which somebody else may go on with a run. */
const deadAfter = 30_000

export function createSteerRun(needs: Needs): SteerRun {
  const { store, clock, ids, catalogue, standings } = needs
  const works = createOneByOne()

  return {
    async read(actor, termId) {
      demand(actor, 'standing.watch')
      await catalogue.term(termId)
      const run = await standings.run(termId)
      return { ...(run && { run }), policy: policyInForce }
    },
    async start(actor, termId) {
      demand(actor, 'standing.decide')
      const term = await catalogue.term(termId)
      const before = await standings.run(termId)
      if (before && isAtWork(before)) throw new Problem('standing.busy')
      const run = newRun(actor, termId)
      await moved(actor, run, term, { writes: [standings.beginRun(run, before)] })
      begin(actor, run, term)
      return run
    },
    async stop(actor, termId) {
      demand(actor, 'standing.decide')
      const run = await runOf(termId, (one) => isAtWork(one))
      const asked = standings.patchRun(run, run.state, { stopAsked: true })
      await explaining(store.commit(actor, { writes: [asked], events: [], answer: run }), { taken: notNow })
      return run
    },
    async commit(actor, termId) {
      demand(actor, 'standing.decide')
      const term = await catalogue.term(termId)
      const before = await runOf(termId, mayCommit)
      const run: StoredRun = {
        ...before,
        state: 'committing',
        stopAsked: false,
        aliveAt: clock.millis(),
        committedBy: actor.name,
        committedAt: clock.now(),
      }
      const { state, stopAsked, aliveAt, committedBy, committedAt } = run
      const set = { state, stopAsked, aliveAt, committedBy, committedAt }
      await moved(actor, run, term, { writes: [standings.patchRun(run, before.state, set)] })
      begin(actor, run, term)
      return run
    },
    async rows(actor, termId, { outcome, ...page }) {
      demand(actor, 'standing.watch')
      const run = await runOf(termId)
      return await standings.rows(run.jobId, outcome, page)
    },
    async override(actor, { termId, studentId }, { outcome, reason }) {
      demand(actor, 'standing.decide')
      const run = await runOf(termId, ({ state }) => state === 'review')
      const { jobId } = run
      const row = await standings.row(jobId, studentId)
      const isComputed = outcome === row.computed.outcome
      const { override: _, ...without } = row
      const override = { outcome, reason, by: actor.name, at: clock.now() }
      const after = { ...without, outcome, ...(!isComputed && { override }) }
      const counts = { ...run.counts }
      counts[row.outcome] = (counts[row.outcome] ?? 1) - 1
      counts[outcome] = (counts[outcome] ?? 0) + 1
      const change = store.commit(actor, {
        writes: [standings.putRow(after), standings.patchRun(run, 'review', { counts })],
        events: [standingOverridden({ jobId, termId, studentId, studentName: row.name, outcome })],
        answer: after,
      })
      await explaining(change, { taken: notNow })
      return after
    },
    settled: () => works.settled(),
  }

  function newRun(actor: Actor, termId: TermId): StoredRun {
    return {
      jobId: JobId.parse(ids.next()),
      termId,
      state: 'computing',
      policyVersion: policyInForce.version,
      startedBy: actor.name,
      startedAt: clock.now(),
      done: 0,
      rows: 0,
      committed: 0,
      counts: {},
      stopAsked: false,
      aliveAt: clock.millis(),
    }
  }

  async function moved(
    actor: Actor,
    run: StoredRun,
    term: Term,
    { writes }: { writes: Parameters<typeof store.commit>[1]['writes'] },
  ): Promise<void> {
    const change = store.commit(actor, { writes, events: [runMoved(run, term)], answer: run })
    await explaining(change, { taken: () => new Problem('standing.busy') })
  }

  async function runOf(termId: TermId, fits: (run: StoredRun) => boolean = () => true): Promise<StoredRun> {
    const run = await standings.run(termId)
    if (!run) throw new Problem('item.missing', { termId })
    if (!fits(run)) throw notNow()
    return run
  }

  function isAtWork({ state, aliveAt }: StoredRun): boolean {
    return (state === 'computing' || state === 'committing') && aliveAt > clock.millis() - deadAfter
  }

  /** What was looked through, and what was interrupted while it was being committed. */
  function mayCommit(run: StoredRun): boolean {
    if (run.state === 'review') return true
    const wasCommitting = run.committedAt !== undefined && run.state !== 'committed'
    return wasCommitting && !isAtWork(run)
  }

  function begin(by: Actor, run: StoredRun, term: Term): void {
    const { request: _, ...own } = by
    works.begin(async () => {
      const work = run.state === 'computing' ? computeRun : commitRun
      const outcome = await work(needs, own, run, term).catch((error: unknown) => ({
        state: 'stopped' as const,
        fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }))
      const after = { ...run, ...outcome }
      await store.commit(own, {
        writes: [
          standings.patchRun(run, run.state, { ...outcome, stopAsked: false, aliveAt: clock.millis() }),
        ],
        events: [runMoved(after, term)],
      })
    })
  }
}

const notNow = (): Problem => new Problem('standing.not-now')
