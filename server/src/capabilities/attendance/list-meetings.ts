import type { MeetingDay } from '@matricula/contract/attendance'
import type { SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
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
    return meetingDaysOf(section, term).map((meeting) =>
      meetingDay(meeting, byMeeting.get(meeting.meetingId)),
    )
  }
}

/** The meeting with how its register stands. */
export const meetingDay = (meeting: DatedMeeting, register: Register | undefined): MeetingDay => ({
  ...meeting,
  state: register?.state ?? 'open',
  marked: register?.marks.size ?? 0,
  counts: countsOf([...(register?.marks.values() ?? [])].map((mark) => mark.state)),
})
