import type { Refusal, RegistrationOutcome } from '@matricula/contract/enrolment'
import { Problem } from '@matricula/contract/kernel'
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

/** Someone may be faster this many times before the caller is asked to come back. */
const mostTries = 8

/**
 * A seat and everything that goes with it in one transaction, with no read before it. Tickets are drawn before
 * the queue for the section begins: whoever asked first stands first, whatever the clock says.
 */
export function createEnrol(needs: EnrolmentNeeds): Enrol {
  return async (asking, wish) => {
    const ticket = wish.orWait
      ? await needs.catalogue.issueTicket(wish.courseId, asking.term.termId)
      : undefined
    const names = [...idsOf([...addedBy(wish), ...freedBy(wish)]), `student:${asking.person.studentId}`]
    return await needs.lanes.through(names, async () => {
      const early = await earlyRefusals(needs, asking, wish)
      if (early.length > 0) return await settle(needs, asking, wish.offer.sections, early)
      return await tryUntilDone(needs, asking, wish, ticket)
    })
  }
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
  ticket: number | undefined,
): Promise<RegistrationOutcome> {
  const { full } = needs
  const { sections } = wish.offer
  const remembered = seatRefusals(addedBy(wish), full.seatsOf)
  if (remembered.length > 0 && ticket === undefined) return await settle(needs, asking, sections, remembered)
  let trial: Attempt = {
    asking,
    wish,
    exact: wish.instead.length > 0 || !probesFit(wish.offer),
    line: lineFor(remembered, ticket),
  }
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const attempted = await attempt(needs, trial)
    const next = nextTrial(needs, trial, attempted, ticket)
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
  ticket: number | undefined,
): Attempt | undefined {
  if (attempted.done === 'not-yet') return { ...trial, exact: attempted.exact }
  if (attempted.done !== 'no-seat') return undefined
  rememberFull(full, attempted.seats)
  const line = lineFor(attempted.refusals, ticket)
  return line && { ...trial, line }
}

function rememberFull(full: EnrolmentNeeds['full'], seats: SeatsFound): void {
  for (const [sectionId, known] of seats) full.remember(sectionId, known)
}

/** The lines of all sections that lack a seat. */
function lineFor(lacking: readonly Refusal[], ticket: number | undefined): Line | undefined {
  const lines = lacking.flatMap(({ sectionId }) => sectionId ?? [])
  return ticket === undefined || lines.length === 0 ? undefined : { lines, ticket, lacking }
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
    for (const section of line.lines) full.joined(section)
    seatsBoard.moved(asking.term.termId, line.lines)
  }
  if (attempted.done === 'enrolled') {
    const freed = idsOf(freedBy(wish))
    full.forget(freed)
    seatsBoard.moved(asking.term.termId, [...idsOf(addedBy(wish)), ...freed])
  }
  return outcome
}
