import type { Mark, MarkValue } from '@matricula/contract/grading'
import type { AssessmentId, StudentId } from '@matricula/contract/kernel'
import { type CellEntries, type CellWish, type MarkReply, staged, without } from './cell-entries.ts'
import { createMarkLane, type MarkLane } from './mark-lane.ts'

export interface MarkQueueNeeds {
  readonly send: (
    assessmentId: AssessmentId,
    marks: readonly { studentId: StudentId; value: MarkValue | null; seen?: number }[],
    key: string,
  ) => Promise<MarkReply>
  /** Whether sending again may help: nobody answered, or the server was busy. */
  readonly mayHelp: (error: unknown) => boolean
  readonly messageOf: (error: unknown) => string
  readonly newKey: () => string
  readonly later: (run: () => void, milliseconds: number) => void
  /** The cell as the page knows it now. */
  readonly versionOf: (assessmentId: AssessmentId, studentId: StudentId) => number
  /** Told what the server holds, before the entries are let go. */
  readonly arrived: (marks: readonly Mark[]) => void
}

export interface MarkQueue {
  enter(assessmentId: AssessmentId, wishes: readonly CellWish[]): void
  /** Keeps a text that cannot be a mark where it was typed; it is never sent. */
  hold(assessmentId: AssessmentId, wish: CellWish): void
  /** What is typed and not settled, by student, then assessment; the same objects while nothing changes. */
  entries(): CellEntries
  subscribe(listener: () => void): () => void
  keepMine(assessmentId: AssessmentId, studentId: StudentId): void
  takeTheirs(assessmentId: AssessmentId, studentId: StudentId): void
  wake(): void
}

/** What is typed and not settled, and who wants to know when it changes. */
function createBoard() {
  const listeners = new Set<() => void>()
  let entries: CellEntries = new Map()
  return {
    entries: () => entries,
    become(next: CellEntries): void {
      entries = next
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/**
 * Marks on their way, one request at a time for each assessment. A cell is sent with the version that was seen when it
 * was typed; after one's own earlier mark of the cell, with the version that this one got.
 */
export function createMarkQueue(needs: MarkQueueNeeds): MarkQueue {
  const board = createBoard()
  const lanes = new Map<AssessmentId, MarkLane>()
  const laneOf = (assessmentId: AssessmentId): MarkLane => {
    const lane = lanes.get(assessmentId) ?? createMarkLane(assessmentId, needs, board)
    lanes.set(assessmentId, lane)
    return lane
  }
  const conflictAt = (assessmentId: AssessmentId, studentId: StudentId) => {
    const entry = board.entries().get(studentId)?.[assessmentId]
    return entry?.stage === 'conflict' ? entry : undefined
  }
  return {
    enter: (assessmentId, wishes) => laneOf(assessmentId).enter(wishes),
    hold: (assessmentId, wish) =>
      board.become(staged(board.entries(), assessmentId, [wish], { stage: 'error', message: '' })),
    entries: board.entries,
    subscribe: board.subscribe,
    keepMine(assessmentId, studentId) {
      const entry = conflictAt(assessmentId, studentId)
      if (!entry) return
      const { text, value, theirs } = entry
      laneOf(assessmentId).enter([{ studentId, text, value, seen: theirs.version }])
    },
    takeTheirs(assessmentId, studentId) {
      const entry = conflictAt(assessmentId, studentId)
      if (!entry) return
      needs.arrived([entry.theirs])
      board.become(without(board.entries(), assessmentId, [studentId]))
    },
    wake: () => {
      for (const lane of lanes.values()) lane.wake()
    },
  }
}
