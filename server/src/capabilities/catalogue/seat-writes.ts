import type { SectionId } from '@matricula/contract/kernel'
import { absent, all, atLeast, type Condition, equals, lessThanAttribute } from '#platform/store/condition.ts'
import { type Patch, patch, type Write } from '#platform/store/write.ts'
import { seatsItem } from './items.ts'

/** Seats change hands in the commit of whoever enrols; each write is refused as `seats:<sectionId>`. */
export interface SeatWrites {
  /** One more sits; only while there is room and nobody waits. */
  takeSeat(sectionId: SectionId): Write
  /** The first who waits sits down, while there is room. */
  takeSeatFromLine(sectionId: SectionId): Write
  /** A leaver's seat goes to the first who waits. */
  handSeatOver(sectionId: SectionId): Write
  freeSeat(sectionId: SectionId): Write
  joinLine(sectionId: SectionId): Write
  leaveLine(sectionId: SectionId): Write
}

const held = absent('cancelled')
const hasRoom = lessThanAttribute('taken', 'capacity')

export const seatWrites: SeatWrites = {
  takeSeat: (id) => moved(id, { taken: 1 }, all(hasRoom, equals('waiting', 0), held)),
  takeSeatFromLine: (id) => moved(id, { taken: 1, waiting: -1 }, all(hasRoom, atLeast('waiting', 1), held)),
  handSeatOver: (id) => moved(id, { waiting: -1 }, all(atLeast('waiting', 1), atLeast('taken', 1), held)),
  freeSeat: (id) => moved(id, { taken: -1 }, atLeast('taken', 1)),
  joinLine: (id) => moved(id, { waiting: 1 }, all(atLeast('waiting', 0), held)),
  leaveLine: (id) => moved(id, { waiting: -1 }, atLeast('waiting', 1)),
}

const moved = (sectionId: SectionId, add: Patch['add'] & object, when: Condition): Write =>
  patch(seatsItem.keyOf({ sectionId }), { add }, when, `seats:${sectionId}`)
