import type { SectionId } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import { type Attempt, attempt } from './attempt.ts'
import type { WaitingEntry } from './items.ts'
import { probesFit } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { standingRefusals } from './rules.ts'
import { addedBy, freedBy, idsOf, type Wish, wishOf } from './wishes.ts'

/** Gives free seats of a section to those who wait, in the order of their tickets. Doing it twice does no harm. */
export type ExamineLine = (sectionId: SectionId) => Promise<void>

type Promoted = 'promoted' | 'passed-over' | 'no-seat'

const atOnce = 40
const mostTries = 5
const waitlist = systemActor('waitlist')

export function createExamineLine(needs: EnrolmentNeeds): ExamineLine {
  return async (sectionId) => {
    needs.full.forget([sectionId])
    const [seats] = await needs.catalogue.seatsOf([sectionId])
    if (!seats || seats.waiting === 0) return
    let free = seats.capacity - seats.taken
    if (free <= 0) return
    for await (const entry of lineOf(needs, sectionId)) {
      const result = await promote(needs, entry)
      if (result === 'promoted') free -= 1
      if (free <= 0 || result === 'no-seat') return
    }
  }
}

/** Those who wait, the next one first. */
async function* lineOf({ repository }: EnrolmentNeeds, sectionId: SectionId): AsyncGenerator<WaitingEntry> {
  let after: string | undefined
  do {
    const { items, next } = await repository.lineOf(sectionId, { limit: atOnce, after })
    yield* items
    after = next
  } while (after !== undefined)
}

/** One who waits takes a free seat, if still eligible; whoever is not keeps the place and is passed over. */
async function promote(needs: EnrolmentNeeds, entry: WaitingEntry): Promise<Promoted> {
  const { catalogue, profiles, clock, lanes } = needs
  const [term, person] = await Promise.all([catalogue.term(entry.termId), profiles.of(entry.studentId)])
  const wish = await wishOf(catalogue, term, { ...entry, instead: await heldInstead(needs, entry) })
  const circumstances = { now: clock.now(), bound: false, status: person.status }
  if (standingRefusals(circumstances, wish.offer).length > 0) return 'passed-over'
  const asking = { by: waitlist, person, term, bound: false, step: '' }
  const exact = wish.instead.length > 0 || !probesFit(wish.offer)
  const names = [...movedBy(wish), `student:${person.studentId}`]
  return await lanes.through(names, () => seat(needs, { asking, wish, from: entry, exact }, entry))
}

async function seat(needs: EnrolmentNeeds, first: Attempt, { waitingFor }: WaitingEntry): Promise<Promoted> {
  let trial = first
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const attempted = await attempt(needs, trial)
    if (attempted.done === 'enrolled') {
      needs.full.forget(movedBy(trial.wish))
      needs.seatsBoard.moved(trial.asking.term.termId, movedBy(trial.wish))
      return 'promoted'
    }
    if (attempted.done === 'no-seat') {
      return attempted.refusals.some(({ sectionId }) => sectionId === waitingFor) ? 'no-seat' : 'passed-over'
    }
    if (attempted.done !== 'not-yet') return 'passed-over'
    trial = { ...trial, exact: attempted.exact }
  }
  return 'passed-over'
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
