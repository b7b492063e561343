import type { SectionId } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import { type Attempt, attempt } from './attempt.ts'
import type { WaitingEntry } from './items.ts'
import { probesFit } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { standingRefusals } from './rules.ts'
import { addedBy, freedBy, idsOf, wishOf } from './wishes.ts'

/** Gives free seats of a section to those who wait, in the order of their tickets. Doing it twice does no harm. */
export type ExamineLine = (sectionId: SectionId) => Promise<void>

const atOnce = 40
const mostTries = 5
const waitlist = systemActor('waitlist')

export function createExamineLine(needs: EnrolmentNeeds): ExamineLine {
  const { catalogue, repository } = needs

  return async (sectionId) => {
    needs.full.forget([sectionId])
    const [seats] = await catalogue.seatsOf([sectionId])
    if (!seats || seats.waiting === 0) return
    let free = seats.capacity - seats.taken
    let after: string | undefined
    while (free > 0) {
      const { items, next } = await repository.lineOf(sectionId, { limit: atOnce, after })
      for (const entry of items) {
        if (free <= 0) return
        const result = await promote(needs, entry)
        if (result === 'no-seat') return
        if (result === 'promoted') free -= 1
      }
      if (next === undefined) return
      after = next
    }
  }
}

/** One who waits takes a free seat, if still eligible; whoever is not keeps the place and is passed over. */
async function promote(
  needs: EnrolmentNeeds,
  entry: WaitingEntry,
): Promise<'promoted' | 'passed-over' | 'no-seat'> {
  const { catalogue, profiles, clock, lanes, full, seatsBoard } = needs
  const [term, person] = await Promise.all([catalogue.term(entry.termId), profiles.of(entry.studentId)])
  const wish = await wishOf(catalogue, term, { ...entry, instead: await heldInstead(needs, entry) })
  const asking = { by: waitlist, person, term, bound: false, step: '' }
  const circumstances = { now: clock.now(), bound: false, status: person.status }
  if (standingRefusals(circumstances, wish.offer).length > 0) return 'passed-over'
  const names = [...idsOf([...addedBy(wish), ...freedBy(wish)]), `student:${person.studentId}`]
  return await lanes.through(names, async () => {
    let trial: Attempt = {
      asking,
      wish,
      from: entry,
      exact: wish.instead.length > 0 || !probesFit(wish.offer),
    }
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const attempted = await attempt(needs, trial)
      if (attempted.done === 'enrolled') {
        const moved = idsOf([...addedBy(wish), ...freedBy(wish)])
        full.forget(moved)
        seatsBoard.moved(term.termId, moved)
        return 'promoted'
      }
      if (attempted.done === 'no-seat') {
        const here = attempted.refusals.some((refusal) => refusal.sectionId === entry.waitingFor)
        return here ? 'no-seat' : 'passed-over'
      }
      if (attempted.done !== 'not-yet') return 'passed-over'
      trial = { ...trial, exact: attempted.exact }
    }
    return 'passed-over'
  })
}

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
