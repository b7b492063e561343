import { type Concerned, meetingCancelled, meetingResumed } from '@matricula/contract/attendance'
import type { MeetingId, SectionId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import { commitOnce } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { concernedBy } from './concerned-by.ts'
import { entriesAtOnce } from './entries-at-once.ts'
import type { Needs } from './mark-register.ts'
import { demandMeeting, placeFor } from './meeting-of-section.ts'
import type { Register } from './repository.ts'
import { gainsOf } from './tally-counts.ts'

interface Place {
  readonly sectionId: SectionId
  readonly meetingId: MeetingId
}
export type CancelMeeting = (actor: Actor, place: Place, reason: string) => Promise<Register>
export type ResumeMeeting = (actor: Actor, place: Place) => Promise<Register>

/** Marks go with what they counted. Of a large class they go by steps, and only the last one cancels. */
export function createCancelMeeting(needs: Needs): CancelMeeting {
  const { store, clock, lanes, catalogue, registers } = needs
  return async (actor, place, reason) => {
    const { section, term } = await placeFor(catalogue, actor, 'attendance.mark', place.sectionId)
    demandMeeting({ section, term }, place.meetingId)
    const concerned = await concernedBy(needs, section)
    return await lanes.through([`attendance ${place.sectionId}`], async () => {
      for (let step = 0; ; step += 1) {
        const register = await retryWhenStale(() => empty(actor, place, { reason, step, concerned }))
        if (register.state === 'not-held') return register
      }
    })
  }

  async function empty(
    actor: Actor,
    { sectionId, meetingId }: Place,
    { reason, step, concerned }: { reason: string; step: number; concerned: Concerned },
  ): Promise<Register> {
    const register = await registers.register(sectionId, meetingId)
    if (register.state === 'not-held') return register
    const gone = [...register.marks].slice(0, entriesAtOnce)
    const rest = new Map([...register.marks].slice(entriesAtOnce))
    const gains = gainsOf(gone.map(([studentId, { state }]) => ({ studentId, before: state })))
    const last = rest.size === 0
    const version = register.version + 1
    const after = {
      ...register,
      marks: rest,
      state: last ? ('not-held' as const) : register.state,
      markedBy: actor.name,
      markedAt: clock.now(),
      ...(last && { reason }),
      version,
    }
    await commitOnce(store, actor, {
      writes: [
        registers.keep(after),
        registers.summary(sectionId, { gains, ...(last && { cancelled: meetingId }) }),
      ],
      events: [
        meetingCancelled({
          sectionId,
          meetingId,
          version,
          reason,
          marks: gone.map(([studentId]) => ({ studentId })),
          ...(last && { concerned }),
        }),
      ],
      step: `cancel-${step}`,
    })
    return await registers.register(sectionId, meetingId)
  }
}

/** The register begins anew; resuming what is held changes nothing. */
export function createResumeMeeting(needs: Needs): ResumeMeeting {
  const { store, clock, lanes, catalogue, registers } = needs
  return async (actor, { sectionId, meetingId }) => {
    const { section, term } = await placeFor(catalogue, actor, 'attendance.mark', sectionId)
    demandMeeting({ section, term }, meetingId)
    const concerned = await concernedBy(needs, section)
    return await lanes.through([`attendance ${sectionId}`], () => retryWhenStale(resume))

    async function resume(): Promise<Register> {
      const register = await registers.register(sectionId, meetingId)
      if (register.state !== 'not-held') return register
      const version = register.version + 1
      const after = {
        ...register,
        marks: new Map(),
        state: 'open' as const,
        markedBy: actor.name,
        markedAt: clock.now(),
        reason: undefined,
        version,
      }
      await commitOnce(store, actor, {
        writes: [registers.keep(after), registers.summary(sectionId, { resumed: meetingId })],
        events: [meetingResumed({ sectionId, meetingId, version, concerned })],
        step: 'resume',
      })
      return await registers.register(sectionId, meetingId)
    }
  }
}
