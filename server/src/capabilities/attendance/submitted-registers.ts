import { followUpMoved, meetingResumed, registerSubmitted } from '@matricula/contract/attendance'
import { MeetingId, SectionId } from '@matricula/contract/kernel'
import { z } from 'zod'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import type { Store } from '#platform/store/store.ts'
import { type Patch, patch } from '#platform/store/write.ts'
import { followUpItem } from './items.ts'
import type { AttendanceRepository, Register } from './repository.ts'

interface Needs {
  readonly store: Store
  readonly catalogue: Pick<Catalogue, 'findSection'>
  readonly registers: Pick<AttendanceRepository, 'registersAt'>
}

const OfRegister = z.object({ sectionId: SectionId, meetingId: MeetingId })

const following = systemActor('follow-up')

/** Keeps which registers are complete. It looks how they are now, so that hearing twice does no harm. */
export const createSubmittedListener = (needs: Needs): Listener => ({
  name: 'attendance-follow-up',
  events: [registerSubmitted.eventName, meetingResumed.eventName],
  async hear(events) {
    const told = new Map(
      events.map(({ facts }) => {
        const place = OfRegister.parse(facts)
        return [`${place.sectionId} ${place.meetingId}`, place] as const
      }),
    )
    const kept = await needs.registers.registersAt([...told.values()])
    for (const sectionId of new Set(kept.map((register) => register.sectionId))) {
      const own = kept.filter((register) => register.sectionId === sectionId)
      const isComplete = ({ state }: Register): boolean => state === 'submitted'
      await keep(needs, sectionId, { include: { submitted: idsOf(own.filter(isComplete)) } })
      await keep(needs, sectionId, { exclude: { submitted: idsOf(own.filter((one) => !isComplete(one))) } })
    }
  },
})

const idsOf = (registers: readonly Register[]): MeetingId[] => registers.map(({ meetingId }) => meetingId)

async function keep(
  { store, catalogue }: Needs,
  sectionId: SectionId,
  change: Pick<Patch, 'include' | 'exclude'>,
): Promise<void> {
  const section = await catalogue.findSection(sectionId)
  const { submitted = [] } = change.include ?? change.exclude ?? {}
  if (!section || submitted.length === 0) return
  const teachers = section.instructors.map(({ userId }) => userId)
  await store.commit(following, {
    writes: [patch(followUpItem.keyOf({ sectionId }), { set: { sectionId }, ...change })],
    events: [followUpMoved({ sectionId, termId: section.termId, teachers })],
  })
}
