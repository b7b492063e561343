import { holdReleased } from '@matricula/contract/enrolment'
import { type HoldId, Problem, type StudentId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { present } from '#platform/store/condition.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { patch, remove } from '#platform/store/write.ts'
import { holdItem, ledgerItem } from './items.ts'
import { holdWords } from './ledger.ts'
import type { EnrolmentNeeds } from './needs.ts'

export type ReleaseHold = (actor: Actor, studentId: StudentId, holdId: HoldId) => Promise<void>

/** The student may register at once; whoever waits for a seat is looked at again. */
export function createReleaseHold({ store, subjectFor }: EnrolmentNeeds): ReleaseHold {
  return async (actor, studentId, holdId) => {
    demand(actor, 'hold.write', await subjectFor(actor, studentId))
    const freed = { exclude: { holds: [holdId] }, remove: [holdWords(holdId)], add: { version: 1 } }
    const release = store.commit(actor, {
      writes: [
        remove(holdItem.keyOf({ studentId, holdId }), present('pk'), 'missing'),
        patch(ledgerItem.keyOf({ studentId }), freed),
      ],
      events: [holdReleased({ studentId, holdId })],
    })
    await explaining(release, { missing: () => new Problem('item.missing', { holdId }) })
  }
}
