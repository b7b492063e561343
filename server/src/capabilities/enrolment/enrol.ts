import type { Refusal, RegistrationOutcome } from '@matricula/contract/enrolment'
import { Problem, type SectionId } from '@matricula/contract/kernel'
import { type Attempt, type Attempted, attempt, type Line, type SeatsFound } from './attempt.ts'
import { labelOf } from './bundle-rules.ts'
import { lookExactly } from './exact.ts'
import { probesFit } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { refuse } from './refusal-words.ts'
import { seatRefusals, standingRefusals, together } from './rules.ts'
import { settle } from './settle.ts'
import { type Asking, addedBy, freedBy, idsOf, type Wish } from './wishes.ts'

export type Enrol = (asking: Asking, wish: Wish) => Promise<RegistrationOutcome>

type Tickets = ReadonlyMap<SectionId, number>

/** Someone may be faster this many times before the caller is asked to come back. */
const mostTries = 8

/**
 * A seat and everything that goes with it in one transaction, with no read before it. Tickets are drawn before
 * the queue for the section begins: whoever asked first stands first, whatever the clock says.
 */
export function createEnrol(needs: EnrolmentNeeds): Enrol {
  return async (asking, wish) => {
    const tickets = wish.orWait ? await ticketsFor(needs, wish) : undefined
    const names = [...idsOf([...addedBy(wish), ...freedBy(wish)]), `student:${asking.person.studentId}`]
    return await needs.lanes.through(names, async () => {
      const early = await earlyRefusals(needs, asking, wish)
      if (early.length > 0) return await settle(needs, asking, wish.offer.sections, early)
      return await tryUntilDone(needs, asking, wish, tickets)
    })
  }
}

async function ticketsFor({ catalogue }: EnrolmentNeeds, wish: Wish): Promise<Tickets> {
  const sectionIds = idsOf(addedBy(wish))
  const tickets = await Promise.all(sectionIds.map((sectionId) => catalogue.issueTicket(sectionId)))
  return new Map(sectionIds.map((sectionId, place) => [sectionId, tickets[place] ?? 0]))
}

/** What is certain before the store is asked; then all other reasons are looked up too, to be named at once. */
async function earlyRefusals(needs: EnrolmentNeeds, asking: Asking, wish: Wish): Promise<Refusal[]> {
  const { clock, catalogue } = needs
  const { bound, person } = asking
  const early = [
    ...standingRefusals({ now: clock.now(), bound, status: person.status }, wish.offer),
    ...(addedBy(wish).length > 0
      ? []
      : [refuse('already-enrolled', { section: labelOf(wish.offer.sections) })]),
  ]
  if (early.length === 0) return []
  const added = addedBy(wish)
  const [exact, seats] = await Promise.all([
    lookExactly(needs, asking, wish),
    catalogue.seatsOf(idsOf(added)),
  ])
  const known = new Map(added.map((section, place) => [section.sectionId, seats[place]]))
  return together(
    [...early, ...exact.refusals],
    seatRefusals(added, (sectionId) => known.get(sectionId)),
  )
}

async function tryUntilDone(
  needs: EnrolmentNeeds,
  asking: Asking,
  wish: Wish,
  tickets: Tickets | undefined,
): Promise<RegistrationOutcome> {
  const { full } = needs
  const { sections } = wish.offer
  const remembered = seatRefusals(addedBy(wish), full.seatsOf)
  if (remembered.length > 0 && !tickets) return await settle(needs, asking, sections, remembered)
  let trial: Attempt = {
    asking,
    wish,
    exact: wish.instead.length > 0 || !probesFit(wish.offer),
    line: tickets && lineFor(remembered, tickets),
  }
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const attempted = await attempt(needs, trial)
    const next = nextTrial(needs, trial, attempted, tickets)
    if (next) trial = next
    const outcome = next ? undefined : outcomeOf(attempted, wish)
    if (outcome) return await finished(needs, trial, attempted, outcome)
  }
  throw new Problem('server.busy')
}

/** What to try after an attempt that decided nothing yet. */
function nextTrial(
  { full }: EnrolmentNeeds,
  trial: Attempt,
  attempted: Attempted,
  tickets: Tickets | undefined,
): Attempt | undefined {
  if (attempted.done === 'not-yet') return { ...trial, exact: attempted.exact }
  if (attempted.done !== 'no-seat') return undefined
  rememberFull(full, attempted.seats)
  const line = tickets && lineFor(attempted.refusals, tickets)
  return line && { ...trial, line }
}

function rememberFull(full: EnrolmentNeeds['full'], seats: SeatsFound): void {
  for (const [sectionId, known] of seats) full.remember(sectionId, known)
}

/** The line of the first section that lacks a seat. */
function lineFor(lacking: readonly Refusal[], tickets: Tickets): Line | undefined {
  const [first] = lacking
  const ticket = first?.sectionId && tickets.get(first.sectionId)
  if (!first?.sectionId || !ticket) return undefined
  return { waitingFor: first.sectionId, ticket, lacking, waiting: Number(first.facts['waiting'] ?? 0) }
}

function outcomeOf(attempted: Attempted, wish: Wish): RegistrationOutcome | undefined {
  switch (attempted.done) {
    case 'enrolled':
    case 'waiting':
      return attempted.outcome
    case 'refused':
    case 'no-seat':
      return { sectionIds: idsOf(wish.offer.sections), outcome: 'refused', refusals: [...attempted.refusals] }
    case 'gone':
    case 'not-yet':
      return undefined
  }
}

async function finished(
  needs: EnrolmentNeeds,
  { asking, wish, line }: Attempt,
  attempted: Attempted,
  outcome: RegistrationOutcome,
): Promise<RegistrationOutcome> {
  const { full, seatsBoard } = needs
  if (attempted.done === 'refused' && attempted.unwritten) {
    return await settle(needs, asking, wish.offer.sections, outcome.refusals)
  }
  if (attempted.done === 'waiting' && line) {
    full.joined(line.waitingFor)
    seatsBoard.moved(asking.term.termId, [line.waitingFor])
  }
  if (attempted.done === 'enrolled') {
    const freed = idsOf(freedBy(wish))
    full.forget(freed)
    seatsBoard.moved(asking.term.termId, [...idsOf(addedBy(wish)), ...freed])
  }
  return outcome
}
