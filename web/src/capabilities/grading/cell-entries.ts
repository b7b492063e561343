import type { Mark, MarkValue } from '@matricula/contract/grading'
import type { AssessmentId, StudentId } from '@matricula/contract/kernel'

/** What someone typed into one cell. */
export interface CellWish {
  readonly studentId: StudentId
  readonly text: string
  readonly value: MarkValue | null
  /** The version that was seen; unknown while one's own earlier mark of the cell is on its way. */
  readonly seen?: number | undefined
}

interface Typed {
  readonly text: string
  readonly value: MarkValue | null
}
type Stage =
  | { readonly stage: 'saving' | 'queued' }
  | { readonly stage: 'error'; readonly message: string }
  | { readonly stage: 'conflict'; readonly theirs: Mark }

/** A cell that is not settled: what was typed, and what became of it so far. */
export type CellEntry = Typed & Stage
export type StudentEntries = Readonly<Record<AssessmentId, CellEntry>>
export type CellEntries = ReadonlyMap<StudentId, StudentEntries>

/** One request on its way. */
export interface Flight {
  readonly key: string
  readonly wishes: readonly CellWish[]
}

export interface MarkReply {
  readonly saved: readonly Mark[]
  readonly refused: readonly {
    readonly studentId: StudentId
    readonly reason: string
    readonly message: string
    readonly theirs?: Mark | undefined
  }[]
}

export function staged(
  entries: CellEntries,
  assessmentId: AssessmentId,
  wishes: readonly CellWish[],
  stage: Stage,
): CellEntries {
  const next = new Map(entries)
  for (const { studentId, text, value } of wishes) {
    next.set(studentId, { ...next.get(studentId), [assessmentId]: { text, value, ...stage } })
  }
  return next
}

export function without(
  entries: CellEntries,
  assessmentId: AssessmentId,
  studentIds: readonly StudentId[],
): CellEntries {
  const next = new Map(entries)
  for (const studentId of studentIds) {
    const { [assessmentId]: _, ...rest } = next.get(studentId) ?? {}
    if (Object.keys(rest).length === 0) next.delete(studentId)
    else next.set(studentId, rest)
  }
  return next
}

interface Landing {
  readonly entries: CellEntries
  readonly assessmentId: AssessmentId
  readonly flight: Flight
  readonly reply: MarkReply
  readonly waiting: ReadonlyMap<StudentId, CellWish>
}

/** What was saved is settled, unless it has been typed over since; what was refused says why. */
export function afterReply({ entries, assessmentId, flight, reply, waiting }: Landing): {
  next: CellEntries
  waiting: Map<StudentId, CellWish>
} {
  const left = new Map(waiting)
  const settled: StudentId[] = []
  for (const { studentId, version } of reply.saved) {
    const newer = left.get(studentId)
    if (newer) left.set(studentId, { ...newer, seen: newer.seen ?? version })
    else settled.push(studentId)
  }
  let next = without(entries, assessmentId, settled)
  for (const { studentId, message, theirs } of reply.refused) {
    const wish = left.get(studentId) ?? flight.wishes.find((one) => one.studentId === studentId)
    if (!wish || (left.has(studentId) && !theirs)) continue
    left.delete(studentId)
    next = staged(
      next,
      assessmentId,
      [wish],
      theirs ? { stage: 'conflict', theirs } : { stage: 'error', message },
    )
  }
  return { next, waiting: left }
}
