import type { AssessmentId, StudentId } from '@matricula/contract/kernel'
import { afterReply, type CellEntries, type CellWish, type Flight, staged } from './cell-entries.ts'
import type { MarkQueueNeeds } from './mark-queue.ts'

/** The marks of one assessment: at most one request on its way, the rest waits for its answer. */
export interface MarkLane {
  enter(wishes: readonly CellWish[]): void
  /** Sends again at once what was lost. */
  wake(): void
}

interface Board {
  entries(): CellEntries
  become(next: CellEntries): void
}

const atOnce = 500
const pauseAfterLoss = 3000

export function createMarkLane(assessmentId: AssessmentId, needs: MarkQueueNeeds, board: Board): MarkLane {
  let waiting = new Map<StudentId, CellWish>()
  let flight: Flight | undefined
  let stuck = false

  const stage = (wishes: readonly CellWish[], stageOf: Parameters<typeof staged>[3]) =>
    board.become(staged(board.entries(), assessmentId, wishes, stageOf))

  async function fly(current: Flight): Promise<void> {
    try {
      const reply = await needs.send(assessmentId, current.wishes.map(sentOf), current.key)
      needs.arrived(reply.saved)
      const after = afterReply({ entries: board.entries(), assessmentId, flight: current, reply, waiting })
      waiting = after.waiting
      flight = undefined
      board.become(after.next)
    } catch (error) {
      stuck = needs.mayHelp(error)
      if (!stuck) flight = undefined
      stage(current.wishes, stuck ? { stage: 'queued' } : { stage: 'error', message: needs.messageOf(error) })
    }
  }

  async function pump(): Promise<void> {
    if (flight && !stuck) return
    stuck = false
    flight ??= departing()
    if (!flight) return
    await fly(flight)
    if (stuck) needs.later(() => void pump(), pauseAfterLoss)
    else if (waiting.size > 0) await pump()
  }

  function departing(): Flight | undefined {
    const wishes = [...waiting.values()].slice(0, atOnce)
    for (const { studentId } of wishes) waiting.delete(studentId)
    return wishes.length === 0 ? undefined : { key: needs.newKey(), wishes }
  }

  return {
    enter(wishes) {
      const flying = new Set(flight?.wishes.map((wish) => wish.studentId))
      for (const wish of wishes) {
        const { studentId } = wish
        const before = waiting.get(studentId)
        const known = flying.has(studentId) ? undefined : needs.versionOf(assessmentId, studentId)
        waiting.set(studentId, { ...wish, seen: wish.seen ?? (before ? before.seen : known) })
      }
      stage(wishes, { stage: 'saving' })
      void pump()
    },
    wake: () => {
      if (stuck) void pump()
    },
  }
}

const sentOf = ({ studentId, value, seen }: CellWish) => ({
  studentId,
  value,
  ...(seen !== undefined && { seen }),
})
