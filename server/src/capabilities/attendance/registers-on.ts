import type { MeetingDay } from '@matricula/contract/attendance'
import type { CalendarDay, SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { meetingDay } from './list-meetings.ts'
import type { AttendanceRepository } from './repository.ts'
import { meetingsOn } from './rules.ts'

export interface SectionMeeting extends MeetingDay {
  readonly sectionId: SectionId
}

/** The meetings of these sections on one day, with how their registers stand: one batch. */
export type RegisterStatesOf = (
  sectionIds: readonly SectionId[],
  date: CalendarDay,
) => Promise<SectionMeeting[]>

export const createRegisterStatesOf =
  (catalogue: Catalogue, registers: AttendanceRepository): RegisterStatesOf =>
  async (sectionIds, date) => {
    const [sections, terms] = await Promise.all([catalogue.sectionsOf(sectionIds), catalogue.terms()])
    const meetings = sections.flatMap((section) => {
      const term = terms.find((one) => one.termId === section.termId)
      return term
        ? meetingsOn(section, term, date).map((meeting) => ({ ...meeting, sectionId: section.sectionId }))
        : []
    })
    const kept = await registers.registersAt(meetings)
    return meetings.map((meeting, place) => ({ ...meeting, ...meetingDay(meeting, kept[place]) }))
  }
