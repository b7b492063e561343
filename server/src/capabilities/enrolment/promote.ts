import type { Section } from '@matricula/contract/catalogue'
import type { SectionId } from '@matricula/contract/kernel'
import { alsoWait } from './also-wait.ts'
import { type Attempt, attempt } from './attempt.ts'
import type { WaitingEntry } from './items.ts'
import { probesFit } from './ledger-writes.ts'
import { linesInOrder } from './lines-in-order.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { standingRefusals } from './rules.ts'
import { seatedBy } from './waitlist-actor.ts'
import { windowAt } from './window-rules.ts'
import { type Asking, addedBy, freedBy, idsOf, type Wish, wishOf } from './wishes.ts'

/**
 * Gives free seats of a section, and of those that go with it, to those who wait, in the order of their tickets.
 * Doing it twice does no harm.
 */
export type ExamineLines = (sectionId: SectionId) => Promise<void>

type Promoted =
  | { readonly done: 'promoted'; readonly wish: Wish }
  | { readonly done: 'passed-over' }
  | { readonly done: 'no-seat'; readonly full: readonly SectionId[] }

const mostTries = 5
const passedOver: Promoted = { done: 'passed-over' }

export function createExamineLines(needs: EnrolmentNeeds): ExamineLines {
  return async (sectionId) => {
    const section = await needs.catalogue.section(sectionId)
    const term = await needs.catalogue.term(section.termId)
    if (windowAt(term, needs.clock.now()) === 'closed') return
    const seats = await seatsBeside(needs, section)
    for await (const entry of linesInOrder(needs.repository, seats.withLine)) {
      if (!seats.withLine.some((one) => seats.free(one) > 0)) return
      await consider(needs, entry, seats)
    }
  }
}

/** The seats of a section and, where a course has several parts, of all its sections: who waits may need any of them. */
interface SeatsBeside {
  readonly withLine: readonly SectionId[]
  free(sectionId: SectionId): number
  count(sectionIds: readonly SectionId[], by: number): void
}

async function seatsBeside({ catalogue, full }: EnrolmentNeeds, section: Section): Promise<SeatsBeside> {
  const offered = await catalogue.sectionsOfCourse(section.termId, section.courseId)
  const inParts = new Set(offered.map(({ part }) => part)).size > 1
  const sectionIds = inParts ? idsOf(offered) : [section.sectionId]
  full.forget(sectionIds)
  const seats = await catalogue.seatsOf(sectionIds)
  const free = new Map(
    sectionIds.map((id, place) => [id, (seats[place]?.capacity ?? 0) - (seats[place]?.taken ?? 0)]),
  )
  return {
    withLine: sectionIds.filter((_, place) => (seats[place]?.waiting ?? 0) > 0),
    free: (sectionId) => free.get(sectionId) ?? 0,
    count(moved, by) {
      for (const id of moved) free.set(id, (free.get(id) ?? 0) + by)
    },
  }
}

/** Whoever has an earlier ticket has had the choice; what is free now may go to this one. */
async function consider(needs: EnrolmentNeeds, entry: WaitingEntry, seats: SeatsBeside): Promise<void> {
  const needed = entry.sectionIds.filter((id) => !entry.instead.includes(id))
  const lacking = needed.filter((id) => seats.free(id) <= 0)
  if (lacking.some((id) => entry.lines.includes(id))) return
  const { asking, wish } = await wished(needs, entry)
  const [first, ...others] = lacking
  if (first) return await alsoWait(needs, { asking, wish, entry }, [first, ...others])
  const result = await promote(needs, { asking, wish, entry })
  if (result.done === 'promoted') {
    seats.count(idsOf(addedBy(result.wish)), -1)
    seats.count(idsOf(freedBy(result.wish)), 1)
  }
  if (result.done === 'no-seat') for (const id of result.full) seats.count([id], -seats.free(id))
}

interface Waiter {
  readonly asking: Asking
  readonly wish: Wish
  readonly entry: WaitingEntry
}

async function wished(needs: EnrolmentNeeds, entry: WaitingEntry): Promise<Omit<Waiter, 'entry'>> {
  const { catalogue, profiles } = needs
  const [term, person, instead] = await Promise.all([
    catalogue.term(entry.termId),
    profiles.of(entry.studentId),
    heldInstead(needs, entry),
  ])
  return { asking: seatedBy(person, term), wish: await wishOf(catalogue, term, { ...entry, instead }) }
}

/** One who waits takes a free seat, if still eligible; whoever is not keeps the place and is passed over. */
async function promote(needs: EnrolmentNeeds, { asking, wish, entry }: Waiter): Promise<Promoted> {
  const { clock, lanes } = needs
  const circumstances = { now: clock.now(), bound: false, status: asking.person.status }
  if (standingRefusals(circumstances, wish.offer).length > 0) return passedOver
  const exact = wish.instead.length > 0 || !probesFit(wish.offer)
  const names = [...movedBy(wish), `student:${entry.studentId}`]
  return await lanes.through(names, () => seat(needs, { asking, wish, from: entry, exact }))
}

async function seat(needs: EnrolmentNeeds, first: Attempt): Promise<Promoted> {
  let trial = first
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const attempted = await attempt(needs, trial)
    if (attempted.done === 'enrolled') {
      needs.full.forget(movedBy(trial.wish))
      needs.seatsBoard.moved(trial.asking.term.termId, movedBy(trial.wish))
      return { done: 'promoted', wish: trial.wish }
    }
    if (attempted.done === 'no-seat') {
      return { done: 'no-seat', full: attempted.refusals.flatMap(({ sectionId }) => sectionId ?? []) }
    }
    if (attempted.done !== 'not-yet') return passedOver
    trial = { ...trial, exact: attempted.exact }
  }
  return passedOver
}

const movedBy = (wish: Wish): SectionId[] => idsOf([...addedBy(wish), ...freedBy(wish)])

/** Of what was to be given up for the seat, that which is still held. */
async function heldInstead(
  { repository }: EnrolmentNeeds,
  { studentId, termId, instead }: WaitingEntry,
): Promise<SectionId[]> {
  if (instead.length === 0) return []
  const places = instead.map((sectionId) => ({ studentId, termId, sectionId }))
  const { enrolments } = await repository.ledgerWithEnrolments(studentId, places)
  return enrolments.filter(({ state }) => state === 'enrolled').map(({ sectionId }) => sectionId)
}
