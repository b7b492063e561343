import { type CheckIn, checkInClosed, checkInOpened } from '@matricula/contract/attendance'
import { Problem } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import { type Clock, localTime } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { commitOnce } from '#platform/store/once.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { CheckInRepository, MeetingPlace, StoredCheckIn } from './check-in-repository.ts'
import type { Needs as MarkNeeds } from './mark-register.ts'
import { meetingFor } from './meeting-of-section.ts'
import type { Register } from './repository.ts'

export interface CheckInNeeds extends MarkNeeds {
  readonly ids: Ids
  readonly checkIns: CheckInRepository
  readonly timeZone: () => Promise<string>
}

type Answer = Promise<CheckIn>
export type ReadCheckIn = (actor: Actor, place: MeetingPlace) => Answer
export type OpenCheckIn = (actor: Actor, place: MeetingPlace, minutes: number) => Answer

export const isOpen = (checkIn: StoredCheckIn | undefined, clock: Clock): checkIn is StoredCheckIn =>
  checkIn !== undefined && clock.now() < checkIn.closesAt

export function createReadCheckIn({ clock, catalogue, checkIns }: CheckInNeeds): ReadCheckIn {
  return async (actor, place) => {
    await meetingFor(catalogue, actor, 'attendance.mark', place)
    const [kept, claims] = await Promise.all([checkIns.find(place), checkIns.claimsOf(place)])
    return { ...place, now: clock.now(), claims, ...(kept && { closesAt: kept.closesAt }) }
  }
}

/** While it is open it goes on with the same codes; opened anew it has others, so that an old picture of one is worth nothing. */
export function createOpenCheckIn(needs: CheckInNeeds, read: ReadCheckIn): OpenCheckIn {
  const { store, clock, ids, catalogue, registers, checkIns, timeZone } = needs
  return async (actor, place, minutes) => {
    const { sectionId, meetingId } = place
    const { date } = await meetingFor(catalogue, actor, 'attendance.mark', place)
    if (date !== localTime(clock.millis(), await timeZone()).day)
      throw new Problem('check-in.other-day', { date })
    await retryWhenStale(async () => {
      const [register, before] = await Promise.all([
        registers.register(sectionId, meetingId),
        checkIns.find(place),
      ])
      demandOpen(register)
      const closesAt = new Date(clock.millis() + minutes * 60_000).toISOString()
      const secret = isOpen(before, clock) ? before.secret : ids.secret()
      const version = (before?.version ?? 0) + 1
      await commitOnce(store, actor, {
        writes: [checkIns.keep({ ...place, secret, closesAt, version })],
        events: [checkInOpened({ ...place, closesAt })],
      })
    })
    return await read(actor, place)
  }
}

/** What was claimed stays. Closing what is closed changes nothing. */
export function createCloseCheckIn(needs: CheckInNeeds, read: ReadCheckIn): ReadCheckIn {
  const { store, clock, catalogue, checkIns } = needs
  return async (actor, place) => {
    await meetingFor(catalogue, actor, 'attendance.mark', place)
    await retryWhenStale(async () => {
      const before = await checkIns.find(place)
      if (!isOpen(before, clock)) return
      await commitOnce(store, actor, {
        writes: [checkIns.keep({ ...before, closesAt: clock.now(), version: before.version + 1 })],
        events: [checkInClosed(place)],
      })
    })
    return await read(actor, place)
  }
}

/** A register that is done, or of a meeting that is not held, takes nothing more by itself. */
function demandOpen({ state, meetingId }: Register): void {
  if (state === 'submitted')
    throw new Problem('register.submitted', {
      meetingId,
      detail: 'Its register is done; change it there where somebody is missing.',
    })
  if (state === 'not-held') throw new Problem('register.cancelled', { meetingId })
}
