import { type Hold, holdPlaced, holdReleased } from '@matricula/contract/enrolment'
import { type Fact, HoldId, type StudentId } from '@matricula/contract/kernel'
import { type Patch, patch, put, remove, type Write } from '#platform/store/write.ts'
import { holdItem, ledgerItem } from './items.ts'
import { holdWords } from './ledger.ts'

/** What an academic standing lets a student register: at most so many credits, or nothing at all. */
export interface Restriction {
  readonly creditLimit?: number | undefined
  readonly hold?: Pick<Hold, 'reason' | 'office'> | undefined
}

/** One hold of each student: the next standing takes its place. */
export const standingHoldId = HoldId.parse('academic-standing')

interface Restricted {
  readonly studentId: StudentId
  readonly before: Restriction
  readonly after: Restriction
}

/** Puts a restriction in the place of the one before; nothing where both are the same. */
export function restricting(
  { studentId, before, after }: Restricted,
  placed: Pick<Hold, 'placedAt' | 'placedBy'>,
): { writes: Write[]; events: Fact[] } {
  const { writes, events } = holding({ studentId, before, after }, placed)
  if (before.creditLimit === after.creditLimit && writes.length === 0) return { writes: [], events: [] }
  return { writes: [patch(ledgerItem.keyOf({ studentId }), onLedger(studentId, after)), ...writes], events }
}

function onLedger(studentId: StudentId, { creditLimit, hold }: Restriction): Patch {
  const words = holdWords(standingHoldId)
  const limited = creditLimit !== undefined
  const removed = limited ? [] : ['limit']
  return {
    set: { studentId, ...(limited && { limit: creditLimit }), ...(hold && { [words]: hold }) },
    ...(hold ? { include: { holds: [standingHoldId] } } : { exclude: { holds: [standingHoldId] } }),
    remove: hold ? removed : [...removed, words],
    add: { version: 1 },
  }
}

function holding(
  { studentId, before, after: { hold } }: Restricted,
  placed: Pick<Hold, 'placedAt' | 'placedBy'>,
): { writes: Write[]; events: Fact[] } {
  if (before.hold?.reason === hold?.reason) return { writes: [], events: [] }
  if (!hold)
    return {
      writes: [remove(holdItem.keyOf({ studentId, holdId: standingHoldId }))],
      events: [holdReleased({ studentId, holdId: standingHoldId })],
    }
  return {
    writes: [put(holdItem.itemOf({ ...hold, ...placed, holdId: standingHoldId, studentId }))],
    events: [holdPlaced({ studentId, holdId: standingHoldId, reason: hold.reason })],
  }
}
