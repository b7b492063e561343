import type { SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { ledgerFrom, sectionIdsIn } from './ledger.ts'
import { rewriteLedger } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { cellsOf } from './week-rules.ts'

/** A section meets at other times: the weeks of those who sit in it are counted anew. */
export type RenewWeeks = (sectionId: SectionId) => Promise<void>

const timetable = systemActor('timetable')

export function createRenewWeeks({ store, catalogue, repository, lanes }: EnrolmentNeeds): RenewWeeks {
  async function renew(studentId: StudentId, termId: TermId): Promise<void> {
    const before = ledgerFrom(await repository.ledger(studentId), termId)
    const cells = cellsOf(await catalogue.sectionsOf(sectionIdsIn(before)))
    if (cells.size === before.cells.size && [...cells].every((cell) => before.cells.has(cell))) return
    const ledger = rewriteLedger({ studentId, termId }, before, { ...before, cells })
    await store.commit(timetable, { writes: [ledger], events: [] })
  }

  return async (sectionId) => {
    const { items } = await repository.rosterOf(sectionId, 'enrolled')
    for (const { studentId, termId } of items) {
      await lanes.through([`student:${studentId}`], () => retryWhenStale(() => renew(studentId, termId)))
    }
  }
}
