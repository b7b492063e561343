import { markRegister } from '@matricula/contract/attendance'
import { MeetingId, SectionId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { call } from '#platform/call.ts'
import { newKey } from '#platform/ids.ts'
import { ToldProblem } from '#platform/told-problem.ts'
import { Unreachable } from '#platform/unreachable.ts'
import { type Batch, createTapQueue, type TapQueue } from './tap-queue.ts'

const KeptBatches = z.array(
  z.object({
    key: z.string(),
    sectionId: SectionId,
    meetingId: MeetingId,
    marks: markRegister.body.shape.marks,
    reason: z.string().optional(),
    sent: z.boolean(),
  }),
)

const queues = new Map<string, TapQueue>()

/** The taps of one person on this device; whoever signs in next never sends them. */
export function tapQueueOf(userId: string): TapQueue {
  const known = queues.get(userId)
  if (known) return known
  const queue = createTapQueue({
    send: ({ sectionId, meetingId, marks, reason, key }) =>
      call(
        markRegister,
        {
          params: { sectionId, meetingId },
          body: { marks: [...marks], ...(reason !== undefined && { reason }) },
        },
        { idempotencyKey: key },
      ),
    mayHelp,
    newKey,
    later: (run, milliseconds) => void setTimeout(run, milliseconds),
    kept: keptUnder(`matricula.taps.${userId}`),
  })
  queues.set(userId, queue)
  window.addEventListener('online', () => queue.wake())
  queue.wake()
  return queue
}

/** A refusal stays a refusal; a server that is busy or gone may be back. */
const mayHelp = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof ToldProblem && error.status >= 429)

/** Ids and states only, no names; removed as soon as the server has them. */
function keptUnder(name: string) {
  return {
    read: (): readonly Batch[] => {
      const kept = KeptBatches.safeParse(parsed(localStorage.getItem(name) ?? '[]'))
      return kept.success ? kept.data : []
    },
    write: (batches: readonly Batch[]) => {
      if (batches.length === 0) localStorage.removeItem(name)
      else localStorage.setItem(name, JSON.stringify(batches))
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
