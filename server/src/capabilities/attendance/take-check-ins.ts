import type { CheckInClaim, CheckInCodes, RegisterMark } from '@matricula/contract/attendance'
import type { Actor } from '#platform/actor.ts'
import { localTime } from '#platform/clock.ts'
import { codesFrom } from './check-in-codes.ts'
import type { MeetingPlace } from './check-in-repository.ts'
import type { MarkRegister } from './mark-register.ts'
import { meetingFor } from './meeting-of-section.ts'
import { type CheckInNeeds, isOpen } from './open-check-in.ts'
import type { Register } from './repository.ts'
import type { DatedMeeting } from './rules.ts'

interface Wanted {
  readonly lateAfter?: number | undefined
  readonly others: 'absent' | 'unmarked'
}

export type TakeCheckIns = (actor: Actor, place: MeetingPlace, wanted: Wanted) => Promise<Register>
export type ReadCheckInCodes = (actor: Actor, place: MeetingPlace) => Promise<CheckInCodes>

export function createReadCheckInCodes({ clock, catalogue, checkIns }: CheckInNeeds): ReadCheckInCodes {
  return async (actor, place) => {
    await meetingFor(catalogue, actor, 'attendance.mark', place)
    const kept = await checkIns.find(place)
    const now = clock.now()
    if (!isOpen(kept, clock)) return { now, codes: [] }
    return { now, closesAt: kept.closesAt, codes: codesFrom(kept.secret, clock.millis()) }
  }
}

/** What was claimed becomes marks where nobody has given one; those who teach decide, and go on deciding. */
export function createTakeCheckIns(needs: CheckInNeeds, mark: MarkRegister): TakeCheckIns {
  const { catalogue, enrolments, registers, checkIns, timeZone } = needs
  return async (actor, place, { lateAfter, others }) => {
    const { sectionId, meetingId } = place
    const meeting = await meetingFor(catalogue, actor, 'attendance.mark', place)
    const [claims, roster, zone] = await Promise.all([
      checkIns.claimsOf(place),
      enrolments.rosterOf(sectionId),
      timeZone(),
    ])
    const claimed = new Map(claims.map((claim) => [claim.studentId, claim]))
    const marks = roster.flatMap(({ studentId }): RegisterMark[] => {
      const claim = claimed.get(studentId)
      if (claim) return [{ studentId, state: stateOf(claim, meeting, { lateAfter, zone }) }]
      return others === 'absent' ? [{ studentId, state: 'absent' }] : []
    })
    if (marks.length === 0) return await registers.register(sectionId, meetingId)
    return await mark(actor, { ...place, marks, unmarkedOnly: true })
  }
}

/** The minute in which the limit falls is still in time. */
function stateOf(
  { at }: CheckInClaim,
  { date, start }: DatedMeeting,
  { lateAfter, zone }: { readonly lateAfter: number | undefined; readonly zone: string },
): 'present' | 'late' {
  if (lateAfter === undefined) return 'present'
  const { day, minute } = localTime(Date.parse(at), zone)
  return day > date || minute > start + lateAfter ? 'late' : 'present'
}
