import { waitlistJoined } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import { present } from '#platform/store/condition.ts'
import { Refused } from '#platform/store/store.ts'
import { insert, patch } from '#platform/store/write.ts'
import { factsOf, gone } from './changes.ts'
import { placeInLine, type WaitingEntry, waitingItem } from './items.ts'
import { waitInMoreLines } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { waitlist } from './waitlist-actor.ts'
import type { Asking, Wish } from './wishes.ts'

/**
 * Another part of the bundle has filled since the student began to wait: the student stands in that line too, at the
 * place of the same ticket, so that no newcomer takes the seat on which the whole bundle depends.
 */
export async function alsoWait(
  { store, catalogue, seatsBoard }: EnrolmentNeeds,
  { asking, wish, entry }: { asking: Asking; wish: Wish; entry: WaitingEntry },
  more: readonly [SectionId, ...SectionId[]],
): Promise<void> {
  const { studentId, termId, ticket } = entry
  const lines = [...entry.lines, ...more]
  const change = {
    writes: [
      waitInMoreLines({ studentId, termId, courseId: wish.courseId }, entry, lines, gone),
      ...entry.lines.map((section) =>
        patch(placeInLine(section, ticket), { set: { lines } }, present('pk'), gone),
      ),
      ...more.flatMap((section) => [
        catalogue.joinLine(section),
        insert(waitingItem.itemOf({ ...entry, waitingFor: section, lines }), gone),
      ]),
    ],
    events: [waitlistJoined({ ...factsOf(asking, wish.offer.sections), waitingFor: more[0], lines, ticket })],
  }
  try {
    await store.commit(waitlist, change)
  } catch (error) {
    // Whoever has left, or sits by now, waits for nothing more.
    if (error instanceof Refused) return
    throw error
  }
  seatsBoard.moved(termId, more)
}
