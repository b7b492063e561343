import { type Section, sectionLabel, type Term } from '@matricula/contract/catalogue'
import { type CalendarDay, may, StudentId } from '@matricula/contract/kernel'
import type { DayEntry } from '@matricula/contract/operations'
import type { Attendance, SectionMeeting } from '#capabilities/attendance/index.ts'
import { type Catalogue, taughtBy } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type Clock, localTime } from '#platform/clock.ts'

interface Needs {
  readonly clock: Clock
  readonly catalogue: Pick<Catalogue, 'terms' | 'teachingOf' | 'sectionsOf'>
  readonly enrolments: Pick<Enrolments, 'enrolmentsOf'>
  readonly attendance: Pick<Attendance, 'days'>
  readonly timeZone: () => Promise<string>
}

export interface Today {
  readonly date: CalendarDay
  readonly teaching: DayEntry[]
  readonly attending: DayEntry[]
}

export type ReadToday = (actor: Actor, date: CalendarDay | undefined) => Promise<Today>

/** A day as one person has it: the meetings that they teach, with their registers, and those that they attend. */
export function createReadToday(needs: Needs): ReadToday {
  const { clock, catalogue, timeZone } = needs
  return async (actor, asked) => {
    const date = asked ?? localTime(clock.millis(), await timeZone()).day
    const terms = (await catalogue.terms()).filter((term) => term.startsOn <= date && date <= term.endsOn)
    const [teaching, attending] = await Promise.all([
      taughtOn(date, terms, actor, needs),
      attendedOn(date, terms, actor, needs),
    ])
    return { date, teaching: inOrder(teaching), attending: inOrder(attending) }
  }
}

type Part = (date: CalendarDay, terms: readonly Term[], actor: Actor, needs: Needs) => Promise<DayEntry[]>

const taughtOn: Part = async (date, terms, actor, { catalogue, attendance }) => {
  const sections = await taughtBy(catalogue, actor, terms)
  const meetings = await attendance.days.taught(
    sections.map((section) => section.sectionId),
    date,
  )
  return meetings.flatMap((meeting) => {
    const section = sections.find((one) => one.sectionId === meeting.sectionId)
    return section ? [{ ...entryOf(section, meeting), register: meeting.state }] : []
  })
}

const attendedOn: Part = async (date, terms, { studentId: id, grants }, needs) => {
  const { catalogue, enrolments, attendance } = needs
  const studentId = StudentId.safeParse(id)
  if (!studentId.success || !may({ grants }, 'enrolment.read', { studentId: studentId.data })) return []
  const mine = (
    await Promise.all(terms.map((term) => enrolments.enrolmentsOf(studentId.data, term.termId)))
  ).flat()
  const sectionIds = mine.filter((one) => one.state === 'enrolled').map((one) => one.sectionId)
  const [sections, meetings] = await Promise.all([
    catalogue.sectionsOf(sectionIds),
    attendance.days.attended(studentId.data, sectionIds, date),
  ])
  return meetings.flatMap(({ checkIn, mark, ...meeting }) => {
    const section = sections.find((one) => one.sectionId === meeting.sectionId)
    return section ? [{ ...entryOf(section, meeting), checkIn: { ...checkIn }, ...(mark && { mark }) }] : []
  })
}

const entryOf = (
  section: Section,
  { meetingId, start, end, room, extra, state }: SectionMeeting,
): DayEntry => ({
  sectionId: section.sectionId,
  meetingId,
  label: sectionLabel(section),
  title: section.courseTitle,
  start,
  end,
  extra,
  held: state !== 'not-held',
  ...(room !== undefined && { room }),
})

const inOrder = (entries: DayEntry[]): DayEntry[] => entries.toSorted((one, other) => one.start - other.start)
