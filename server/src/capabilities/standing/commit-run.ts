import type { Term } from '@matricula/contract/catalogue'
import type { Actor } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { StoredRow, StoredRun } from './items.ts'
import type { Needs } from './needs.ts'
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
    const found = await needs.standings.allRows(run.jobId, { limit: atOnce, after })
    const left = found.items.filter((row) => !row.committed)
    if (left.length > 0) await retryWhenStale(() => commitSome(needs, by, term, left))
    committed += found.items.length
    if (found.next === undefined) return { state: 'committed', committed }
    if (!(await tell({ ...run, committed }))) return { state: 'stopped', committed }
    after = found.next
  }
}

async function commitSome(needs: Needs, by: Actor, term: Term, rows: readonly StoredRow[]): Promise<void> {
  const { store, clock, standings } = needs
  const before = await standings.standingsOf(rows.map(({ studentId }) => studentId))
  const at = clock.now()
  const changes = rows.map((row, place) => {
    const own = before[place] ?? { studentId: row.studentId, entries: [], version: 0 }
    const { writes, events } = settled(needs, own, term, { ...row, at, by: by.name })
    return { writes: [...writes, standings.putRow({ ...row, committed: true })], events }
  })
  await store.commit(by, {
    writes: changes.flatMap(({ writes }) => writes),
    events: changes.flatMap(({ events }) => events),
  })
}
