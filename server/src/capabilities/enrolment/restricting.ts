import { type Hold, holdPlaced, holdReleased } from '@matricula/contract/enrolment'
import { type Fact, HoldId, type StudentId } from '@matricula/contract/kernel'
import { patch, put, remove, type Write } from '#platform/store/write.ts'
import { holdItem, ledgerItem } from './items.ts'
import { holdWords } from './ledger.ts'

/** What an academic standing lets a student register: at most so many credits, or nothing at all. */
export interface Restriction {
  readonly creditLimit?: number | undefined
  readonly hold?: Pick<Hold, 'reason' | 'office'> | undefined
}

/** One hold of each student: the next standing takes its place. */
const holdId = HoldId.parse('academic-standing')

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
  const { creditLimit, hold } = after
  const moves = before.creditLimit !== creditLimit || before.hold?.reason !== hold?.reason
  if (!moves) return { writes: [], events: [] }
  const words = holdWords(holdId)
  const change = {
    set: {
      studentId,
      ...(creditLimit !== undefined && { limit: creditLimit }),
      ...(hold && { [words]: hold }),
    },
    ...(hold ? { include: { holds: [holdId] } } : { exclude: { holds: [holdId] } }),
    remove: [...(creditLimit === undefined ? ['limit'] : []), ...(hold ? [] : [words])],
    add: { version: 1 },
  }
  return {
    writes: [
      patch(ledgerItem.keyOf({ studentId }), change),
      ...(hold ? [put(holdItem.itemOf({ ...hold, ...placed, holdId, studentId }))] : []),
      ...(before.hold && !hold ? [remove(holdItem.keyOf({ studentId, holdId }))] : []),
    ],
    events: [
      ...(hold ? [holdPlaced({ studentId, holdId, reason: hold.reason })] : []),
      ...(before.hold && !hold ? [holdReleased({ studentId, holdId })] : []),
    ],
  }
}
