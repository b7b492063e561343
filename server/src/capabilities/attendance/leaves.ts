import {
  type decideLeave as decideLeaveRoute,
  type Leave,
  type LeaveState,
  leaveMoved,
  type NewLeave,
} from '@matricula/contract/attendance'
import { LeaveId, Problem, type StudentId } from '@matricula/contract/kernel'
import { fullName } from '@matricula/contract/students'
import type { z } from 'zod'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Waiting } from '#platform/capability.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Found, Store } from '#platform/store/store.ts'
import { insert, replace } from '#platform/store/write.ts'
import { leaveItem } from './items.ts'

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly students: Students
}

interface Place {
  readonly studentId: StudentId
  readonly leaveId: LeaveId
}
interface Asked extends PageAsked {
  readonly state: LeaveState
}
type Decision = z.output<(typeof decideLeaveRoute)['body']>

export interface Leaves {
  list(actor: Actor, studentId: StudentId): Promise<{ items: Leave[] }>
  ask(actor: Actor, studentId: StudentId, wanted: z.output<typeof NewLeave>): Promise<Leave>
  withdraw(actor: Actor, place: Place): Promise<Leave>
  watch(actor: Actor, asked: Asked): Promise<Page<Leave>>
  decide(actor: Actor, place: Place, decision: Decision): Promise<Leave>
}

/** Asked for by the student, decided by the office; what follows for registers is done by whoever hears of it. */
export function createLeaves(needs: Needs): Leaves {
  const { store, clock, ids, students } = needs
  const moved = createMoved(store)

  return {
    ...readsOf(needs),
    async ask(actor, studentId, wanted) {
      demand(actor, 'leave.ask', await students.subjectFor(actor, studentId))
      const studentName = fullName(await students.student(studentId))
      const leave: Leave = {
        ...wanted,
        leaveId: LeaveId.parse(ids.next()),
        studentId,
        studentName,
        state: 'asked',
        at: clock.now(),
        version: 1,
      }
      await store.commit(actor, {
        writes: [insert(leaveItem.itemOf(leave))],
        events: [leaveMoved(leave)],
        answer: leave,
      })
      return leave
    },
    async withdraw(actor, place) {
      demand(actor, 'leave.ask', await students.subjectFor(actor, place.studentId))
      return await moved(actor, place, { state: 'withdrawn' })
    },
    async decide(actor, place, { decision, note }) {
      demand(actor, 'leave.decide', await students.subjectFor(actor, place.studentId))
      return await moved(actor, place, {
        state: decision,
        decidedBy: actor.name,
        decidedAt: clock.now(),
        ...(note !== undefined && { note }),
      })
    },
  }
}

/** What is still open becomes something else, once. */
const createMoved =
  (store: Store) =>
  async (actor: Actor, { studentId, leaveId }: Place, change: Partial<Leave>): Promise<Leave> => {
    const item = await store.get(leaveItem.keyOf({ studentId, leaveId }))
    if (!item) throw new Problem('item.missing', { leaveId })
    const before = leaveItem.read(item)
    if (before.state !== 'asked') throw new Problem('leave.decided', { leaveId })
    const after = { ...before, ...change, version: before.version + 1 }
    const commit = store.commit(actor, {
      writes: [replace(leaveItem.itemOf(after), before.version)],
      events: [leaveMoved(after)],
      answer: after,
    })
    await explaining(commit, { stale: () => new Problem('item.stale') })
    return after
  }

const readsOf = ({ store, students }: Needs): Pick<Leaves, 'list' | 'watch'> => ({
  async list(actor, studentId) {
    demand(actor, 'leave.read', await students.subjectFor(actor, studentId))
    return { items: await leavesOf(store, studentId) }
  },
  async watch(actor, asked) {
    demand(actor, 'leave.watch')
    return pageOf(await inState(store, asked), (item) => leaveItem.read(item))
  },
})

export const waitingLeaves = (store: Store): Waiting => ({
  kind: 'leaves',
  action: 'leave.decide',
  count: async (_actor, most) => (await inState(store, { state: 'asked', limit: most })).items.length,
})

/** Newest first. */
function inState(store: Store, { state, limit, after }: Asked): Promise<Found> {
  const partition = leaveItem.fill('g1p', { state })
  return store.query({ table: 'enrolments', index: 'g1', partition, backwards: true, limit, after })
}

/** Of one student, newest first. */
export async function leavesOf(store: Store, studentId: StudentId): Promise<Leave[]> {
  const partition = leaveItem.fill('pk', { studentId })
  const { items } = await store.query({ table: 'enrolments', partition, begins: 'LEAVE#', backwards: true })
  return items.map((item) => leaveItem.read(item))
}
