import { setImmediate as pause } from 'node:timers/promises'
import {
  mostDryRunRows,
  PolicyDryRun,
  type PolicyDryRunRow,
  policyDryRunMoved,
} from '@matricula/contract/policies'
import { fullName, type Student } from '@matricula/contract/students'
import type { Actor } from '#platform/actor.ts'
import { inLots } from '#platform/lots.ts'
import { createOneByOne, deadAfter, type OneByOne, tellsEvery } from '#platform/one-by-one.ts'
import { unlessRefused } from '#platform/store/retry-when-stale.ts'
import type { StoredDraft, StoredDryRun } from './items.ts'
import type { Needs } from './needs.ts'
import { always } from './shelves.ts'

/** Students that are looked at side by side. */
const atOnce = 16

type Found = Pick<StoredDryRun, 'done' | 'differ' | 'counts' | 'rows'>

/** Dry runs work one after the other, beside the requests. */
export interface DryRunWorks extends Pick<OneByOne, 'settled'> {
  begin(by: Actor, run: StoredDryRun, draft: StoredDraft): void
}

export function createDryRunWorks(needs: Needs): DryRunWorks {
  const { store, clock, policies, shelves } = needs
  const works = createOneByOne()

  async function look(by: Actor, run: StoredDryRun, draft: StoredDraft): Promise<Partial<StoredDryRun>> {
    const tell = createTelling(needs, by)
    const from = run.span === 'always' ? always : draft.effectiveFrom
    let found: Found = { done: 0, differ: 0, counts: {}, rows: [] }
    const differencesOf = await shelves.of(run.kind).comparing({ ...draft, effectiveFrom: from })
    const rowOf = async (student: Student): Promise<PolicyDryRunRow> => ({
      studentId: student.studentId,
      name: fullName(student),
      rollNumber: student.rollNumber,
      differences: [...(await differencesOf(student))],
    })
    for await (const some of inLots(needs.students.every(), atOnce)) {
      found = added(found, await Promise.all(some.map(rowOf)))
      // What is read from this very process comes at once: without a pause nobody else would be answered.
      await pause()
      if (!(await tell({ ...run, ...found }))) return { ...found, state: 'stopped' }
    }
    return { ...found, total: found.done, state: 'done' }
  }

  async function work(by: Actor, run: StoredDryRun, draft: StoredDraft): Promise<void> {
    const outcome = await look(by, run, draft).catch(failureOf)
    const set = { ...outcome, stopAsked: false, aliveAt: clock.millis() }
    const events = [dryRunMoved({ ...run, ...outcome })]
    await unlessRefused(store.commit(by, { writes: [policies.patchDryRun(run, set)], events }), 'taken')
  }

  return {
    begin(by, run, draft) {
      works.begin(by, (own) => work(own, run, draft))
    },
    settled: works.settled,
  }
}

function added({ done, differ, counts, rows }: Found, looked: readonly PolicyDryRunRow[]): Found {
  const differing = looked.filter(({ differences }) => differences.length > 0)
  const sums = { ...counts }
  for (const { differences } of differing)
    for (const kind of new Set(differences.map((one) => one.kind))) sums[kind] = (sums[kind] ?? 0) + 1
  return {
    done: done + looked.length,
    differ: differ + differing.length,
    counts: sums,
    rows: [...rows, ...differing].slice(0, mostDryRunRows),
  }
}

const failureOf = (error: unknown): Pick<StoredDryRun, 'state' | 'fault'> => ({
  state: 'stopped',
  fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
})

/** Tells now and then how far it is; false where somebody has asked it to stop, or it is another's by now. */
function createTelling({ store, clock, policies }: Needs, by: Actor) {
  let told = clock.millis()
  return async (run: StoredDryRun): Promise<boolean> => {
    if (clock.millis() - told < tellsEvery) return true
    told = clock.millis()
    const { dryRun: now } = await policies.desk(run.kind)
    if (now?.runId !== run.runId || now.stopAsked) return false
    const { done, differ, counts } = run
    await store.commit(by, {
      writes: [policies.patchDryRun(run, { done, differ, counts, aliveAt: told })],
      events: [dryRunMoved(run)],
    })
    return true
  }
}

export const dryRunMoved = ({ kind, draftVersion, state, done, total, differ }: StoredDryRun) =>
  policyDryRunMoved({ kind, draftVersion, state, done, total, differ })

/** Whether some process works on it. */
export const isAtWork = ({ state, aliveAt }: StoredDryRun, now: number): boolean =>
  state === 'running' && aliveAt > now - deadAfter

/** What a server that ended has left behind has stopped. */
export const toldDryRun = (run: StoredDryRun, now: number): PolicyDryRun =>
  PolicyDryRun.parse(run.state === 'running' && !isAtWork(run, now) ? { ...run, state: 'stopped' } : run)
