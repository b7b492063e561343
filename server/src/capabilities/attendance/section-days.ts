import type { AttendanceState, MeetingChange, MeetingDay } from '@matricula/contract/attendance'
import { type Section, sectionLabel, type Term } from '@matricula/contract/catalogue'
import { type CalendarDay, MeetingId, type SectionId, type StudentId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Clock } from '#platform/clock.ts'
import { readTogether } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import type { CheckInRepository, OwnFacts } from './check-in-repository.ts'
import { extraMeeting } from './extra-meetings.ts'
import { meetingDay } from './list-meetings.ts'
import { isOpen } from './open-check-in.ts'
import type { AttendanceRepository, MeetingMoves, Register } from './repository.ts'
import { type DatedMeeting, meetingOf, meetingsOn } from './rules.ts'

export interface SectionMeeting extends MeetingDay {
  readonly sectionId: SectionId
}
export interface AttendedMeeting extends SectionMeeting {
  readonly checkIn: { readonly open: boolean; readonly madeAt?: string }
  readonly mark?: AttendanceState
}

/** The days of sections as they really are: the timetable, what was added, and what is not held. */
export interface SectionDays {
  /** Of one day, with how the registers stand: two batches, however many sections. */
  taught(sectionIds: readonly SectionId[], date: CalendarDay): Promise<SectionMeeting[]>
  /** The same for one who attends, with the own mark and check-in. */
  attended(
    studentId: StudentId,
    sectionIds: readonly SectionId[],
    date: CalendarDay,
  ): Promise<AttendedMeeting[]>
  /** What is otherwise than the timetable says, by date: two batches, or one where nothing was added. */
  changes(sectionIds: readonly SectionId[], days: Days): Promise<MeetingChange[]>
}
interface Days {
  readonly from: CalendarDay
  readonly to: CalendarDay
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly catalogue: Pick<Catalogue, 'sectionsOf' | 'terms'>
  readonly registers: Pick<AttendanceRepository, 'movesOf' | 'registersAt'>
  readonly checkIns: Pick<CheckInRepository, 'ownReading'>
}

export function createSectionDays(needs: Needs): SectionDays {
  const { store, clock, registers, checkIns } = needs
  const moved = createMoved(needs)
  const meetingsOf = async (sectionIds: readonly SectionId[], date: CalendarDay) =>
    (await moved(sectionIds)).flatMap(({ section, term, moves }) =>
      [...meetingsOn(section, term, date), ...extrasIn(moves, { from: date, to: date })].map((meeting) => ({
        ...meeting,
        sectionId: section.sectionId,
      })),
    )

  return {
    async taught(sectionIds, date) {
      const meetings = await meetingsOf(sectionIds, date)
      const kept = await registers.registersAt(meetings)
      return meetings.map((meeting, place) => dayOf(meeting, kept[place]))
    },
    async attended(studentId, sectionIds, date) {
      const meetings = await meetingsOf(sectionIds, date)
      const reading = checkIns.ownReading(meetings.map((meeting) => ({ ...meeting, studentId })))
      const [own] = await readTogether<[OwnFacts[]]>(store, [reading])
      return meetings.flatMap((meeting, place) => {
        const facts = own[place]
        return facts ? [attendedMeeting(meeting, facts, studentId)] : []
      })
    },
    async changes(sectionIds, days) {
      const all = (await moved(sectionIds)).flatMap((one) => changesIn(one, days))
      const added = await registers.registersAt(all.filter(({ extra }) => extra))
      const rooms = new Map(
        added.map(({ sectionId, meetingId, room }) => [`${sectionId} ${meetingId}`, room]),
      )
      return all
        .map(({ extra: _, ...change }) => {
          const room = rooms.get(`${change.sectionId} ${change.meetingId}`) ?? change.room
          return { ...change, ...(room !== undefined && { room }) }
        })
        .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))
    },
  }

  function attendedMeeting(
    meeting: DatedMeeting & { readonly sectionId: SectionId },
    { register, checkIn, claim }: OwnFacts,
    studentId: StudentId,
  ): AttendedMeeting {
    const mark = register.marks.get(studentId)?.state
    return {
      ...dayOf(meeting, register),
      checkIn: {
        open: register.state === 'open' && isOpen(checkIn, clock),
        ...(claim && { madeAt: claim.at }),
      },
      ...(mark && { mark }),
    }
  }
}

/** An extra meeting is where its register says. */
const dayOf = (
  meeting: DatedMeeting & { readonly sectionId: SectionId },
  register: Register | undefined,
): SectionMeeting => ({
  ...meeting,
  ...meetingDay(meeting, register),
  ...(register?.room !== undefined && { room: register.room }),
})

/** Sections with their terms from the catalogue's memory, and what moved in one batch. */
const createMoved =
  ({ catalogue, registers }: Needs) =>
  async (sectionIds: readonly SectionId[]): Promise<Moved[]> => {
    const [sections, terms, moves] = await Promise.all([
      catalogue.sectionsOf(sectionIds),
      catalogue.terms(),
      registers.movesOf(sectionIds),
    ])
    return sections.flatMap((section, place) => {
      const term = terms.find((one) => one.termId === section.termId)
      const own = moves[place]
      return term && own ? [{ section, term, moves: own }] : []
    })
  }

interface Moved {
  readonly section: Section
  readonly term: Term
  readonly moves: MeetingMoves
}

const placeOf = ({ date, start }: MeetingChange): string => `${date} ${String(start).padStart(4, '0')}`

/** Meetings that were added within these days. */
export const extrasIn = ({ extra }: MeetingMoves, { from, to }: Days): DatedMeeting[] =>
  [...extra]
    .flatMap((id) => extraMeeting(MeetingId.parse(id)) ?? [])
    .filter(({ date }) => from <= date && date <= to)

/** What was added and then taken back is none of the timetable, and not held. */
function changesIn({ section, term, moves }: Moved, days: Days): (MeetingChange & { extra: boolean })[] {
  const isHeld = ({ meetingId }: DatedMeeting): boolean => !moves.cancelled.has(meetingId)
  const extras = extrasIn(moves, days)
  const cancelled = [...moves.cancelled]
    .flatMap((id) => meetingOf(section, term, MeetingId.parse(id)) ?? [])
    .filter(({ date }) => days.from <= date && date <= days.to)
  const changeOf = (meeting: DatedMeeting, extra: boolean) => ({
    ...meeting,
    sectionId: section.sectionId,
    label: sectionLabel(section),
    title: section.courseTitle,
    change: isHeld(meeting) ? ('added' as const) : ('not-held' as const),
    extra,
  })
  return [
    ...extras.map((meeting) => changeOf(meeting, true)),
    ...cancelled.map((meeting) => changeOf(meeting, false)),
  ]
}
