import type { Section } from '@matricula/contract/catalogue'
import {
  enrolmentConfirmed,
  enrolmentDropped,
  type RegistrationOutcome,
  waitlistJoined,
  waitlistPromoted,
} from '@matricula/contract/enrolment'
import type { Fact, SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { absent, any, equals, present } from '#platform/store/condition.ts'
import type { Change } from '#platform/store/store.ts'
import { insert, patch, remove, type Write } from '#platform/store/write.ts'
import { labelOf } from './bundle-rules.ts'
import { coursesOf } from './drop-rules.ts'
import { enrolmentRecord } from './enrolment-record.ts'
import { enrolmentItem, listOf, placeInLine, placeOfTicket, waitingItem } from './items.ts'
import type { Waiting } from './ledger.ts'
import { type Asking, addedBy, freedBy, idsOf, type Wish } from './wishes.ts'

type Seats = Pick<
  Catalogue,
  'takeSeat' | 'takeSeatFromLine' | 'takeSeatBesideLine' | 'freeSeat' | 'joinLine' | 'seatFree'
>

/** The name under which a refused place in a line is found: whoever waited there waits no longer. */
export const gone = 'gone'

export const enrolledOutcome = (wish: Wish): RegistrationOutcome => ({
  sectionIds: idsOf(wish.offer.sections),
  outcome: 'enrolled',
  refusals: [],
})

interface Seating {
  readonly asking: Asking
  readonly wish: Wish
  /** Where the student comes from lines: which of them, and with which ticket. */
  readonly from?: Pick<Waiting, 'lines' | 'ticket'> | undefined
  /** Seats that are given up and go straight to another. */
  readonly handed?: ReadonlySet<SectionId>
  readonly now: string
}

/** One step: seats, the ledger as it is handed in, enrolments, what is given up, and the facts. */
export function enrolling({ asking, wish, from, handed, now }: Seating, ledger: Write, seats: Seats): Change {
  const { sections } = wish.offer
  const added = addedBy(wish)
  const enrolments = sections.map((section, place) =>
    added.includes(section)
      ? seating(asking, section, { credits: wish.carried[place] ?? 0, now })
      : keeping(asking, section, wish.carried[place] ?? 0),
  )
  return {
    writes: [
      ledger,
      ...added.map(({ sectionId }) => takingSeat(seats, sectionId, from?.lines)),
      ...enrolments,
      ...leavingAll(asking, freedBy(wish), { seats, now, ...(handed && { handed }) }),
      ...(from ? leavingLines(from) : []),
    ],
    events: [
      from
        ? waitlistPromoted({ ...factsOf(asking, sections), ...linesIn(from.lines) })
        : enrolmentConfirmed(factsOf(asking, sections)),
      ...droppedFacts(asking, wish.instead),
    ],
    answer: enrolledOutcome(wish),
    step: asking.step,
  }
}

const takingSeat = (seats: Seats, sectionId: SectionId, lines: readonly SectionId[] | undefined): Write => {
  if (!lines) return seats.takeSeat(sectionId)
  return lines.includes(sectionId) ? seats.takeSeatFromLine(sectionId) : seats.takeSeatBesideLine(sectionId)
}

/** Enrolments end; each seat falls free unless it is handed over. */
export const leavingAll = (
  asking: Asking,
  sections: readonly Section[],
  { seats, handed, now }: { seats: Pick<Seats, 'freeSeat'>; handed?: ReadonlySet<SectionId>; now: string },
): Write[] =>
  sections.flatMap((section) => [
    ...(handed?.has(section.sectionId) ? [] : [seats.freeSeat(section.sectionId)]),
    leaving(asking, section, now),
  ])

/** The places in all lines go at once. */
export const leavingLines = ({ lines, ticket }: Pick<Waiting, 'lines' | 'ticket'>): Write[] =>
  lines.map((section) => remove(placeInLine(section, ticket), present('pk'), gone))

/** How an event tells of lines. */
export function linesIn(lines: readonly SectionId[]) {
  const [waitingFor] = lines
  if (!waitingFor) throw new TypeError('Whoever waits stands in a line')
  return { waitingFor, lines: [...lines] }
}

/** One step: each line is one longer, the student stands in it, and the other parts had seats at that instant. */
export function joining(
  { asking, wish, now }: { asking: Asking; wish: Wish; now: string },
  place: {
    readonly lines: readonly SectionId[]
    readonly ticket: number
    readonly answer: RegistrationOutcome
  },
  { ledger, seats }: { readonly ledger: Write; readonly seats: Seats },
): Change {
  const { ticket } = place
  const { sections } = wish.offer
  const { status: _, ...person } = asking.person
  const lines = [...place.lines]
  const entry = {
    ...person,
    lines,
    place: placeOfTicket(ticket),
    ticket,
    termId: asking.term.termId,
    sectionIds: idsOf(sections),
    instead: idsOf(wish.instead),
    since: now,
  }
  const others = idsOf(addedBy(wish)).filter((sectionId) => !lines.includes(sectionId))
  return {
    writes: [
      ledger,
      ...lines.flatMap((waitingFor) => [
        seats.joinLine(waitingFor),
        insert(waitingItem.itemOf({ ...entry, waitingFor })),
      ]),
      ...others.map((sectionId) => seats.seatFree(sectionId)),
    ],
    events: [waitlistJoined({ ...factsOf(asking, sections), ...linesIn(lines), ticket })],
    answer: place.answer,
    step: asking.step,
  }
}

/** What every event tells of a bundle. */
export const factsOf = ({ person, term }: Asking, sections: readonly Section[]) => {
  const [first] = sections
  if (!first) throw new TypeError('An event tells of at least one section')
  return {
    studentId: person.studentId,
    studentName: person.name,
    termId: term.termId,
    courseId: first.courseId,
    courseTitle: first.courseTitle,
    sectionIds: idsOf(sections),
    label: labelOf(sections),
  }
}

/** One fact for each course that is given up. */
export const droppedFacts = (asking: Asking, sections: readonly Section[]): Fact[] =>
  coursesOf(sections).map((courseId) =>
    enrolmentDropped(
      factsOf(
        asking,
        sections.filter((section) => section.courseId === courseId),
      ),
    ),
  )

const placeOf = ({ person, term }: Asking, { sectionId }: Section) =>
  enrolmentItem.keyOf({ studentId: person.studentId, termId: term.termId, sectionId })

/** A new enrolment, or one in the place of an enrolment that was dropped. */
function seating(
  asking: Asking,
  section: Section,
  { credits, now }: { credits: number; now: string },
): Write {
  return {
    write: 'put',
    item: enrolmentRecord(asking.person, section, { credits, state: 'enrolled', since: now }),
    when: any(absent('pk'), equals('state', 'dropped')),
    otherwise: 'enrolment',
  }
}

const keeping = (asking: Asking, section: Section, credits: number): Write =>
  patch(placeOf(asking, section), { set: { credits } }, equals('state', 'enrolled'), 'enrolment')

/** The enrolment stays on record as dropped, and moves from the roster to the list of those who left. */
export const leaving = (asking: Asking, section: Section, now: string): Write => {
  const { sortName, studentId } = asking.person
  const list = listOf.dropped
  const g1s = enrolmentItem.fill('g1s', { list, sortName, studentId })
  const set = { state: 'dropped', since: now, list, g1s }
  return patch(placeOf(asking, section), { set }, equals('state', 'enrolled'), 'enrolment')
}
