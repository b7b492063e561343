import type { Term } from '@matricula/contract/catalogue'
import type { Actor } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { policyFor } from './compute.ts'
import type { StoredRun } from './items.ts'
import type { Needs } from './needs.ts'
import { proposeOrWithdraw } from './proposals.ts'
import { settled } from './settle.ts'
import { createTelling } from './telling.ts'

/** Each student is at most six writes and events of the hundred of a transaction. */
const atOnce = 15

/** Puts the standings on the students, some in each transaction; whoever has it already is passed over. */
export async function commitRun(
  needs: Needs,
  by: Actor,
  run: StoredRun,
  term: Term,
): Promise<Pick<StoredRun, 'state' | 'committed'>> {
  const tell = createTelling(needs, by, term)
  let committed = 0
  for (let after: string | undefined; ; ) {
    const from = after
    const { items, next } = await retryWhenStale(() => commitSome(needs, by, { run, term, after: from }))
    const late = items.filter(({ outdated }) => outdated)
    // Nobody commits what nobody has seen: what the office looked through holds, and what differs now is proposed.
    for (const { studentId } of late) await retryWhenStale(() => proposeOrWithdraw(needs, studentId, term))
    committed += items.length
    if (next === undefined) return { state: 'committed', committed }
    if (!(await tell({ ...run, committed }))) return { state: 'stopped', committed }
    after = next
  }
}

interface Place {
  readonly run: StoredRun
  readonly term: Term
  readonly after: string | undefined
}

/** One transaction. Whoever has a standing of the term, from another committer or by a decision, keeps it. */
async function commitSome(needs: Needs, by: Actor, { run, term, after }: Place) {
  const { store, clock, standings } = needs
  const page = await standings.allRows(run.jobId, { limit: atOnce, after })
  const left = page.items.filter((row) => !row.committed)
  if (left.length === 0) return page
  const before = await standings.standingsOf(left.map(({ studentId }) => studentId))
  const at = clock.now()
  const { effects } = await policyFor(needs, term, run.policyVersion)
  const changes = left.map((row, place) => {
    const own = before[place] ?? { studentId: row.studentId, entries: [], version: 0 }
    const isDecided = own.entries.some(({ termId }) => termId === term.termId)
    const put = isDecided
      ? undefined
      : settled(needs, own, term, { ...row, effects, at, by: run.committedBy ?? by.name })
    return { writes: [...(put?.writes ?? []), standings.commitRow(row)], events: put?.events ?? [] }
  })
  await store.commit(by, {
    writes: changes.flatMap(({ writes }) => writes),
    events: changes.flatMap(({ events }) => events),
  })
  return page
}
