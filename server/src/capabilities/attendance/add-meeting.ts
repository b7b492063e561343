import { type addMeeting as addMeetingRoute, meetingAdded } from '@matricula/contract/attendance'
import { Problem, type SectionId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import type { Actor } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { concernedBy } from './concerned-by.ts'
import { extraMeetingId } from './extra-meetings.ts'
import type { Needs } from './mark-register.ts'
import { placeFor } from './meeting-of-section.ts'
import type { Register } from './repository.ts'
import { meetingsOn } from './rules.ts'

type Wanted = z.output<(typeof addMeetingRoute)['body']>
export type AddMeeting = (actor: Actor, sectionId: SectionId, wanted: Wanted) => Promise<Register>

/** From then on it is a meeting like others: it has a register, counts, and may be said not to be held. */
export function createAddMeeting(needs: Needs): AddMeeting {
  const { store, clock, lanes, catalogue, registers } = needs
  return async (actor, sectionId, { date, start, end, room }) => {
    const { section, term } = await placeFor(catalogue, actor, 'attendance.mark', sectionId)
    if (date < term.startsOn || date > term.endsOn)
      throw invalid('date', `Choose a day of the term, from ${term.startsOn} to ${term.endsOn}`)
    const clash = meetingsOn(section, term, date).find((other) => other.start < end && start < other.end)
    if (clash) throw invalid('start', 'The section meets then already; choose another time')
    const added = {
      sectionId,
      meetingId: extraMeetingId(date, start, end),
      state: 'open' as const,
      marks: new Map(),
      ...(room !== undefined && { room }),
      markedBy: actor.name,
      markedAt: clock.now(),
      version: 1,
    }
    const { meetingId, version } = added
    const concerned = await concernedBy(needs, section)
    await lanes.through([`attendance ${sectionId}`], () =>
      explaining(
        store.commit(actor, {
          writes: [registers.keep(added), registers.summary(sectionId, { extra: meetingId })],
          events: [meetingAdded({ sectionId, meetingId, version, concerned })],
          answer: added,
        }),
        { stale: () => invalid('start', 'There is an extra meeting at that time already') },
      ),
    )
    return added
  }
}

const invalid = (field: string, message: string): Problem =>
  new Problem('request.invalid', { fields: [{ field, message }] })
