import { type Section, sectionLabel, type Term } from '@matricula/contract/catalogue'
import type { Refusal } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import { bundleRefusals, labelOf } from './bundle-rules.ts'
import type { Ledger } from './ledger.ts'
import { refuse } from './refusal-words.ts'
import { clashOf } from './week-rules.ts'
import { windowRefusals } from './window-rules.ts'

/** A bundle of sections of one course that are wished for, with all that never changes during registration. */
export interface Offer {
  readonly term: Term
  readonly sections: readonly Section[]
  /** Every section of the course in the term. */
  readonly offered: readonly Section[]
  /** What they count together. */
  readonly credits: number
}

export interface SeatsKnown {
  readonly capacity: number
  readonly taken: number
  readonly waiting: number
  /** Set where the section has been cancelled since the catalogue was looked at. */
  readonly cancelled?: boolean
}

/** What is looked at once, whatever the store says. */
export interface Circumstances {
  readonly now: string
  /** Whether the asker is bound to the window. */
  readonly bound: boolean
  readonly status: string
}

/** Refusals that need no look at the student's ledger or at seats. */
export function standingRefusals({ now, bound, status }: Circumstances, offer: Offer): Refusal[] {
  return [...boundRefusals({ now, bound, status }, offer.term), ...offerRefusals(offer)]
}

/** What stops this student from any change in this term. */
export const boundRefusals = ({ now, bound, status }: Circumstances, term: Term): Refusal[] => [
  ...(bound ? windowRefusals(term, now) : []),
  ...(status === 'active' ? [] : [refuse('student-not-active', { status })]),
]

/** What is wrong with the bundle itself. */
function offerRefusals({ term, sections, offered }: Offer): Refusal[] {
  return [
    ...sections.flatMap((section) => {
      const facts = { section: sectionLabel(section), term: term.title }
      if (section.termId !== term.termId) return [refuse('other-term', facts, section.sectionId)]
      if (section.state === 'closed') return [refuse('section-closed', facts, section.sectionId)]
      return section.state === 'cancelled' ? [refuse('section-cancelled', facts, section.sectionId)] : []
    }),
    ...bundleRefusals(sections, offered),
  ]
}

export interface Facts {
  readonly offer: Offer
  /** The courses that must have been passed before. */
  readonly requires: readonly string[]
  /** The student's ledger, as it is without what is given up in the same step. */
  readonly ledger: Ledger
  /** The sections that the ledger counts as enrolled. */
  readonly sitsIn: readonly Section[]
}

/** Refusals from the student's ledger: the permanent first, the week last. */
export const ledgerRefusals = (facts: Facts): Refusal[] => [
  ...facts.ledger.holds.map(({ reason, office }) => refuse('hold', { reason, office })),
  ...doubleRefusals(facts),
  ...prerequisiteRefusals(facts),
  ...creditRefusals(facts),
  ...clashRefusals(facts),
]

function doubleRefusals({ offer, ledger, sitsIn }: Facts): Refusal[] {
  const [first] = offer.sections
  if (!first) return []
  if (ledger.waits.has(first.courseId)) {
    return [refuse('already-waiting', { section: labelOf(offer.sections) }, first.sectionId)]
  }
  const enrolled = ledger.enrolled.get(first.courseId)
  if (!enrolled) return []
  if (offer.sections.every((section) => enrolled.includes(section.sectionId))) {
    return [refuse('already-enrolled', { section: labelOf(offer.sections) }, first.sectionId)]
  }
  const other = labelOf(sitsIn.filter((section) => enrolled.includes(section.sectionId)))
  return [refuse('other-section-of-course', { course: first.courseId, section: other }, first.sectionId)]
}

const prerequisiteRefusals = ({ offer, requires, ledger }: Facts): Refusal[] =>
  requires
    .filter((courseId) => !ledger.passed.has(courseId))
    .map((course) =>
      refuse('prerequisite', { section: labelOf(offer.sections), course }, offer.sections[0]?.sectionId),
    )

/** The limit of the term, or the student's own where that is lower. */
export const limitOf = (
  term: Pick<Term, 'creditLimit'>,
  { limit = Infinity }: Pick<Ledger, 'limit'>,
): number => Math.min(term.creditLimit, limit)

function creditRefusals({ offer, ledger }: Facts): Refusal[] {
  const limit = limitOf(offer.term, ledger)
  const over = ledger.credits + offer.credits - limit
  if (over <= 0) return []
  const facts = {
    section: labelOf(offer.sections),
    over,
    limit,
    credits: ledger.credits,
    adds: offer.credits,
  }
  return [refuse('credit-limit', facts, offer.sections[0]?.sectionId)]
}

function clashRefusals({ offer, ledger, sitsIn }: Facts): Refusal[] {
  if (offer.term.clashes === 'allow') return []
  const [first] = offer.sections
  const ownCourse = (first && ledger.enrolled.get(first.courseId)) ?? []
  const week = sitsIn.filter((section) => !ownCourse.includes(section.sectionId))
  return offer.sections.flatMap((section, place) =>
    [...week, ...offer.sections.slice(place + 1)].flatMap((other) => {
      const clash = clashOf(section, other)
      if (!clash) return []
      const facts = { section: sectionLabel(section), other: sectionLabel(other), ...clash }
      return [refuse('time-clash', facts, section.sectionId)]
    }),
  )
}

/** Refusals from seats, of those sections whose seats are known. A free seat is not yours if somebody waits. */
export const seatRefusals = (
  sections: readonly Section[],
  seatsOf: (sectionId: SectionId) => SeatsKnown | undefined,
): Refusal[] =>
  sections.flatMap((section) => {
    const seats = seatsOf(section.sectionId)
    if (!seats) return []
    const { capacity, taken, waiting } = seats
    const name = sectionLabel(section)
    if (seats.cancelled) return [refuse('section-cancelled', { section: name }, section.sectionId)]
    if (taken >= capacity) {
      return [refuse('seats-full', { section: name, capacity, waiting }, section.sectionId)]
    }
    return waiting > 0 ? [refuse('others-waiting', { section: name, waiting }, section.sectionId)] : []
  })

/** Whether waiting helps: nothing but a seat is missing. */
export const onlySeatsLack = (refusals: readonly Refusal[]): boolean =>
  refusals.length > 0 && refusals.every(({ code }) => code === 'seats-full' || code === 'others-waiting')

/** The place of one more who waits where these seats lack: that in the longest line. */
export const placeBehind = (lacking: readonly Refusal[]): number =>
  Math.max(0, ...lacking.map(({ facts }) => Number(facts['waiting'] ?? 0))) + 1

/** All reasons at once; of seats nothing is said to whoever sits or waits there already. */
export const together = (own: readonly Refusal[], lacking: readonly Refusal[]): Refusal[] => {
  const there = own.some(({ code }) => code === 'already-enrolled' || code === 'already-waiting')
  return there ? [...own] : [...own, ...lacking]
}
