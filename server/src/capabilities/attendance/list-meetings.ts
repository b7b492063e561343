import type { MeetingDay } from '@matricula/contract/attendance'
import type { SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { extraMeeting } from './extra-meetings.ts'
import { placeFor } from './meeting-of-section.ts'
import type { AttendanceRepository, Register } from './repository.ts'
import { countsOf, type DatedMeeting, meetingDaysOf } from './rules.ts'

export type ListMeetings = (actor: Actor, sectionId: SectionId) => Promise<MeetingDay[]>

/** One query, whatever the number of meetings. */
export function createListMeetings(catalogue: Catalogue, registers: AttendanceRepository): ListMeetings {
  return async (actor, sectionId) => {
    const { section, term } = await placeFor(catalogue, actor, 'attendance.read', sectionId)
    const kept = await registers.registersOf(sectionId)
    const byMeeting = new Map(kept.map((register) => [register.meetingId, register]))
    const extra = kept.flatMap((register) => extraDay(register) ?? [])
    const days = meetingDaysOf(section, term).map((meeting) =>
      meetingDay(meeting, byMeeting.get(meeting.meetingId)),
    )
    return [...days, ...extra].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
  }
}

const placeOf = ({ date, start }: MeetingDay): string => `${date} ${String(start).padStart(4, '0')}`

function extraDay(register: Register): MeetingDay | undefined {
  const meeting = extraMeeting(register.meetingId)
  const { room } = register
  return meeting && meetingDay({ ...meeting, ...(room !== undefined && { room }) }, register)
}

/** The meeting with how its register stands. */
export const meetingDay = (meeting: DatedMeeting, register: Register | undefined): MeetingDay => ({
  ...meeting,
  extra: extraMeeting(meeting.meetingId) !== undefined,
  state: register?.state ?? 'open',
  marked: register?.marks.size ?? 0,
  counts: countsOf([...(register?.marks.values() ?? [])].map((mark) => mark.state)),
})
