import type { Mark, MarkValue } from '@matricula/contract/grading'
import type { AssessmentId, StudentId } from '@matricula/contract/kernel'
import {
  afterReply,
  type CellEntries,
  type CellWish,
  type Flight,
  type MarkReply,
  staged,
  without,
} from './cell-entries.ts'

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
  useTheirs(assessmentId: AssessmentId, studentId: StudentId): void
  wake(): void
}

interface Lane {
  waiting: Map<StudentId, CellWish>
  flight: Flight | undefined
  stuck: boolean
}

const atOnce = 500
const pauseAfterLoss = 3000

/**
 * Marks on their way, one request at a time for each assessment. A cell is sent with the version that was seen when it
 * was typed; after one's own earlier mark of the cell, with the version that this one got.
 */
export function createMarkQueue(needs: MarkQueueNeeds): MarkQueue {
  const lanes = new Map<AssessmentId, Lane>()
  const listeners = new Set<() => void>()
  let entries: CellEntries = new Map()

  function become(next: CellEntries): void {
    entries = next
    for (const listener of listeners) listener()
  }

  function laneOf(assessmentId: AssessmentId): Lane {
    const lane = lanes.get(assessmentId) ?? { waiting: new Map(), flight: undefined, stuck: false }
    lanes.set(assessmentId, lane)
    return lane
  }

  async function fly(assessmentId: AssessmentId, lane: Lane, flight: Flight): Promise<void> {
    const marks = flight.wishes.map(({ studentId, value, seen }) => ({
      studentId,
      value,
      ...(seen !== undefined && { seen }),
    }))
    try {
      settle(assessmentId, lane, flight, await needs.send(assessmentId, marks, flight.key))
    } catch (error) {
      lane.stuck = needs.mayHelp(error)
      const message = lane.stuck ? '' : needs.messageOf(error)
      if (!lane.stuck) lane.flight = undefined
      become(
        staged(
          entries,
          assessmentId,
          flight.wishes,
          lane.stuck ? { stage: 'queued' } : { stage: 'error', message },
        ),
      )
    }
  }

  function settle(assessmentId: AssessmentId, lane: Lane, flight: Flight, reply: MarkReply): void {
    needs.arrived(reply.saved)
    const { next, waiting } = afterReply({ entries, assessmentId, flight, reply, waiting: lane.waiting })
    lane.waiting = waiting
    lane.flight = undefined
    lane.stuck = false
    become(next)
  }

  async function pump(assessmentId: AssessmentId): Promise<void> {
    const lane = laneOf(assessmentId)
    if (lane.flight && !lane.stuck) return
    const wishes = [...lane.waiting.values()].slice(0, atOnce)
    const flight = lane.flight ?? { key: needs.newKey(), wishes }
    if (flight.wishes.length === 0) return
    if (!lane.flight) for (const { studentId } of wishes) lane.waiting.delete(studentId)
    lane.flight = flight
    lane.stuck = false
    await fly(assessmentId, lane, flight)
    if (lane.stuck) needs.later(() => void pump(assessmentId), pauseAfterLoss)
    else if (lane.waiting.size > 0) await pump(assessmentId)
  }

  function enter(assessmentId: AssessmentId, wishes: readonly CellWish[]): void {
    const lane = laneOf(assessmentId)
    const flying = new Set(lane.flight?.wishes.map((wish) => wish.studentId))
    for (const wish of wishes) {
      const { studentId } = wish
      const before = lane.waiting.get(studentId)
      const known = flying.has(studentId) ? undefined : needs.versionOf(assessmentId, studentId)
      lane.waiting.set(studentId, { ...wish, seen: wish.seen ?? (before ? before.seen : known) })
    }
    become(staged(entries, assessmentId, wishes, { stage: 'saving' }))
    void pump(assessmentId)
  }

  return {
    enter,
    hold: (assessmentId, wish) =>
      become(staged(entries, assessmentId, [wish], { stage: 'error', message: '' })),
    entries: () => entries,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    keepMine(assessmentId, studentId) {
      const entry = entries.get(studentId)?.[assessmentId]
      if (entry?.stage !== 'conflict') return
      const { text, value, theirs } = entry
      enter(assessmentId, [{ studentId, text, value, seen: theirs.version }])
    },
    useTheirs(assessmentId, studentId) {
      const entry = entries.get(studentId)?.[assessmentId]
      if (entry?.stage !== 'conflict') return
      needs.arrived([entry.theirs])
      become(without(entries, assessmentId, [studentId]))
    },
    wake: () => {
      for (const [assessmentId, lane] of lanes) if (lane.stuck) void pump(assessmentId)
    },
  }
}
