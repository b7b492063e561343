import type { Section } from '@matricula/contract/catalogue'
import { sectionLabel } from '@matricula/contract/catalogue'
import { type CalendarDay, type MeetingId, may } from '@matricula/contract/kernel'
import type { DayEntry } from '@matricula/contract/operations'
import type { Attendance } from '#capabilities/attendance/index.ts'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type Clock, localTime } from '#platform/clock.ts'

interface Needs {
  readonly clock: Clock
  readonly catalogue: Pick<Catalogue, 'terms' | 'teachingOf' | 'sectionsOf'>
  readonly enrolments: Pick<Enrolments, 'enrolmentsOf'>
  readonly attendance: Pick<Attendance, 'meetingsOn' | 'registerStatesOf'>
  readonly timeZone: () => Promise<string>
}

export interface Today {
  readonly date: CalendarDay
  readonly teaching: DayEntry[]
  readonly attending: DayEntry[]
}

export type ReadToday = (actor: Actor, date: CalendarDay | undefined) => Promise<Today>

/** A day as one person has it: the meetings that they teach, with their registers, and those that they attend. */
export function createReadToday({ clock, catalogue, enrolments, attendance, timeZone }: Needs): ReadToday {
  return async (actor, asked) => {
    const date = asked ?? localTime(clock.millis(), await timeZone()).day
    const terms = (await catalogue.terms()).filter((term) => term.startsOn <= date && date <= term.endsOn)
    const [taught, attended] = await Promise.all([
      Promise.all(terms.map((term) => catalogue.teachingOf(actor.id as never, term.termId))),
      Promise.all(terms.map((term) => attendedBy(actor, term.termId))),
    ])
    const meetingsOf = (sections: readonly Section[]) =>
      terms.flatMap((term) =>
        sections
          .filter((section) => section.termId === term.termId)
          .flatMap((section) =>
            attendance.meetingsOn(section, term, date).map((meeting) => ({ section, meeting })),
          ),
      )
    const teaching = meetingsOf(taught.flat())
    const states = await attendance.registerStatesOf(
      teaching.map(({ section }) => section.sectionId),
      date,
    )
    return {
      date,
      teaching: inOrder(
        teaching.map(({ section, meeting }) => ({
          ...entryOf(section, meeting),
          register: states.get(`${section.sectionId} ${meeting.meetingId}`) ?? 'open',
        })),
      ),
      attending: inOrder(
        meetingsOf(attended.flat()).map(({ section, meeting }) => entryOf(section, meeting)),
      ),
    }
  }

  async function attendedBy(actor: Actor, termId: Section['termId']): Promise<Section[]> {
    const { studentId } = actor
    if (studentId === undefined || !may(actor, 'enrolment.read', { studentId })) return []
    const mine = await enrolments.enrolmentsOf(studentId as never, termId)
    return await catalogue.sectionsOf(
      mine.filter((one) => one.state === 'enrolled').map((one) => one.sectionId),
    )
  }
}

function entryOf(
  section: Section,
  meeting: { meetingId: MeetingId; start: number; end: number; room?: string | undefined },
): DayEntry {
  return {
    sectionId: section.sectionId,
    meetingId: meeting.meetingId,
    label: sectionLabel(section),
    title: section.courseTitle,
    start: meeting.start,
    end: meeting.end,
    ...(meeting.room !== undefined && { room: meeting.room }),
  }
}

const inOrder = (entries: DayEntry[]): DayEntry[] => entries.toSorted((one, other) => one.start - other.start)
