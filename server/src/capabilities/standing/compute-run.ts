import type { Term } from '@matricula/contract/catalogue'
import { fullName, type Student } from '@matricula/contract/students'
import type { Actor } from '#platform/actor.ts'
import { inLots } from '#platform/lots.ts'
import { packed } from '#platform/store/packed.ts'
import { computedFor } from './compute.ts'
import type { StoredRow, StoredRun } from './items.ts'
import type { Needs } from './needs.ts'
import { createTelling } from './telling.ts'

/** Students that are looked at side by side. */
const atOnce = 16
/** A transaction takes a hundred writes. */
const heaviest = 90

type Outcome = Pick<StoredRun, 'state' | 'done' | 'rows' | 'counts'>

/** Finds the standing of everyone; nothing is written but the rows of the run, which may be written again. */
export async function computeRun(needs: Needs, by: Actor, run: StoredRun, term: Term): Promise<Outcome> {
  const tell = createTelling(needs, by, term)
  const count = { done: 0, rows: 0, counts: {} as Record<string, number> }
  for await (const some of inLots(needs.students.every(), atOnce)) {
    const rows = await rowsOf(needs, run, term, some)
    const changes = rows.map((row) => ({ writes: [needs.standings.putRow(row)], events: [] }))
    for (const change of packed(changes, heaviest)) await needs.store.commit(by, change)
    count.done += some.length
    count.rows += rows.length
    for (const { outcome } of rows) count.counts[outcome] = (count.counts[outcome] ?? 0) + 1
    if (!(await tell({ ...run, ...count }))) return { ...count, state: 'stopped' }
  }
  return { ...count, state: 'review' }
}

async function rowsOf(
  needs: Needs,
  { jobId, policyVersion }: StoredRun,
  term: Term,
  students: readonly Student[],
): Promise<StoredRow[]> {
  const all = await needs.standings.standingsOf(students.map(({ studentId }) => studentId))
  const rows = await Promise.all(
    students.map(async (student, place): Promise<StoredRow | undefined> => {
      const { studentId, rollNumber } = student
      const before = all[place] ?? { studentId, entries: [] }
      // What was committed is never found anew: a grade that has changed since is proposed by itself.
      if (before.entries.some(({ termId }) => termId === term.termId)) return undefined
      const computed = await computedFor(needs, term, before, policyVersion)
      if (!computed) return undefined
      const name = fullName(student)
      const sortName = name.toLocaleLowerCase('en')
      const { outcome } = computed
      return { jobId, studentId, name, sortName, rollNumber, outcome, computed, committed: false }
    }),
  )
  return rows.filter((row) => row !== undefined)
}
