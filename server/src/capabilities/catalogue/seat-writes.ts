import type { SectionId } from '@matricula/contract/kernel'
import {
  absent,
  all,
  atLeast,
  atMostAttribute,
  type Condition,
  equals,
  lessThanAttribute,
} from '#platform/store/condition.ts'
import { check, type Patch, patch, type Write } from '#platform/store/write.ts'
import { seatsItem } from './items.ts'

/** Seats change hands in the commit of whoever enrols; each write is refused as `seats:<sectionId>`. */
export interface SeatWrites {
  /** One more sits; only while there is room and nobody waits. */
  takeSeat(sectionId: SectionId): Write
  /** One who waits here sits down, while there is room. */
  takeSeatFromLine(sectionId: SectionId): Write
  /** One who waits for another part of the course sits down, after whoever waits here had the choice. */
  takeSeatBesideLine(sectionId: SectionId): Write
  /** A newcomer could sit here, now. */
  seatFree(sectionId: SectionId): Write
  /** A leaver's seat goes to the first who waits. */
  handSeatOver(sectionId: SectionId): Write
  freeSeat(sectionId: SectionId): Write
  joinLine(sectionId: SectionId): Write
  leaveLine(sectionId: SectionId): Write
}

const held = absent('cancelled')
/** Where there are fewer seats than are taken, a seat that is given up goes to nobody. */
const notOver = atMostAttribute('taken', 'capacity')
const hasRoom = lessThanAttribute('taken', 'capacity')
const freeToAll = all(hasRoom, equals('waiting', 0), held)
const refusedSeat = (sectionId: SectionId) => `seats:${sectionId}`

export const seatWrites: SeatWrites = {
  takeSeat: (id) => moved(id, { taken: 1 }, freeToAll),
  takeSeatBesideLine: (id) => moved(id, { taken: 1 }, all(hasRoom, held)),
  seatFree: (id) => check(seatsItem.keyOf({ sectionId: id }), freeToAll, refusedSeat(id)),
  takeSeatFromLine: (id) => moved(id, { taken: 1, waiting: -1 }, all(hasRoom, atLeast('waiting', 1), held)),
  handSeatOver: (id) =>
    moved(id, { waiting: -1 }, all(atLeast('waiting', 1), atLeast('taken', 1), notOver, held)),
  freeSeat: (id) => moved(id, { taken: -1 }, atLeast('taken', 1)),
  joinLine: (id) => moved(id, { waiting: 1 }, all(atLeast('waiting', 0), held)),
  leaveLine: (id) => moved(id, { waiting: -1 }, atLeast('waiting', 1)),
}

const moved = (sectionId: SectionId, add: Patch['add'] & object, when: Condition): Write =>
  patch(seatsItem.keyOf({ sectionId }), { add }, when, refusedSeat(sectionId))
