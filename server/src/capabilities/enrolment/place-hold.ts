import { type Hold, holdPlaced } from '@matricula/contract/enrolment'
import { HoldId, type StudentId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { insert, patch } from '#platform/store/write.ts'
import { holdItem, ledgerItem } from './items.ts'
import { holdWords } from './ledger.ts'
import type { EnrolmentNeeds } from './needs.ts'

export type PlaceHold = (
  actor: Actor,
  studentId: StudentId,
  asked: Pick<Hold, 'reason' | 'office' | 'note'>,
) => Promise<Hold>

/** From the moment this is answered nothing new is registered: the ledger carries the hold, and its words. */
export function createPlaceHold({ store, clock, ids, profiles, subjectFor }: EnrolmentNeeds): PlaceHold {
  return async (actor, studentId, { reason, office, note }) => {
    demand(actor, 'hold.write', await subjectFor(actor, studentId))
    await profiles.of(studentId)
    const holdId = HoldId.parse(ids.next())
    const hold: Hold = {
      holdId,
      studentId,
      reason,
      office,
      placedAt: clock.now(),
      placedBy: actor.name,
      ...(note && { note }),
    }
    const stopped = {
      set: { studentId, [holdWords(holdId)]: { reason, office } },
      include: { holds: [holdId] },
      add: { version: 1 },
    }
    await store.commit(actor, {
      writes: [insert(holdItem.itemOf(hold)), patch(ledgerItem.keyOf({ studentId }), stopped)],
      events: [holdPlaced({ studentId, holdId, reason })],
      answer: hold,
    })
    return hold
  }
}
