import type { Refusal, RegistrationOutcome } from '@matricula/contract/enrolment'
import { SectionId } from '@matricula/contract/kernel'
import { type Change, Refused } from '#platform/store/store.ts'
import type { Item, Write } from '#platform/store/write.ts'
import { labelOf } from './bundle-rules.ts'
import { enrolledOutcome, enrolling, gone, joining } from './changes.ts'
import { ledgerWith } from './drop-rules.ts'
import { type Exact, lookExactly, withoutPlace } from './exact.ts'
import type { WaitingEntry } from './items.ts'
import { ledgerFrom, sectionIdsIn, type Waiting } from './ledger.ts'
import { enrolBlindly, ledgerRefused, rewriteLedger, waitBlindly } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { refuse } from './refusal-words.ts'
import { ledgerRefusals, onlySeatsLack, type SeatsKnown, seatRefusals, together } from './rules.ts'
import { type Asking, addedBy, idsOf, type Wish } from './wishes.ts'

/** One way of trying: with or without having read the ledger, for a seat or for a place in a line. */
export interface Attempt {
  readonly asking: Asking
  readonly wish: Wish
  readonly exact: boolean
  /** Where the student comes from a line. */
  readonly from?: WaitingEntry | undefined
  /** The line to join, where a seat is missing. */
  readonly line?: Line | undefined
}

export interface Line {
  readonly waitingFor: SectionId
  readonly ticket: number
  readonly lacking: readonly Refusal[]
  /** How many wait already. */
  readonly waiting: number
}

export type Attempted =
  | { readonly done: 'enrolled' | 'waiting'; readonly outcome: RegistrationOutcome }
  | { readonly done: 'refused'; readonly refusals: readonly Refusal[]; readonly unwritten: boolean }
  /** Nothing but seats is missing; these are known. */
  | { readonly done: 'no-seat'; readonly refusals: readonly Refusal[]; readonly seats: SeatsFound }
  /** Whoever came from the line waits there no longer. */
  | { readonly done: 'gone' }
  | { readonly done: 'not-yet'; readonly exact: boolean }

export type SeatsFound = ReadonlyMap<SectionId, SeatsKnown>

/** Tries once: one commit, and what its refusal means. */
export async function attempt(needs: EnrolmentNeeds, trial: Attempt): Promise<Attempted> {
  const { asking, wish, exact, from } = trial
  const looked = exact ? await lookExactly(needs, asking, wish, from) : undefined
  if (looked && looked.refusals.length > 0) {
    return {
      done: 'refused',
      refusals: together(looked.refusals, trial.line?.lacking ?? []),
      unwritten: true,
    }
  }
  const { change, attempted } = planned(needs, trial, looked)
  try {
    await needs.store.commit(asking.by, change)
    return attempted
  } catch (error) {
    if (error instanceof Refused) return await meaning(needs, trial, error)
    throw error
  }
}

function planned(
  { catalogue, clock }: EnrolmentNeeds,
  { asking, wish, from, line }: Attempt,
  looked: Exact | undefined,
): { change: Change; attempted: Attempted } {
  const now = clock.now()
  const { term, person } = asking
  const { offer, courseId, requires } = wish
  const blind = { studentId: person.studentId, offer, requires, courseId, ...(from && { from }) }
  const place = { studentId: person.studentId, termId: term.termId }
  if (!line) {
    const ledger: Write = looked
      ? rewriteLedger(place, looked.before, ledgerWith(looked.without, offer))
      : enrolBlindly(blind)
    return {
      change: enrolling({ asking, wish, from, now }, ledger, catalogue),
      attempted: { done: 'enrolled', outcome: enrolledOutcome(wish) },
    }
  }
  const { waitingFor, ticket } = line
  const waiting: Waiting = { waitingFor, ticket, sectionIds: idsOf(offer.sections) }
  const answer: RegistrationOutcome = {
    sectionIds: idsOf(offer.sections),
    outcome: 'waiting',
    place: line.waiting + 1,
    refusals: [],
  }
  const ledger: Write = looked
    ? rewriteLedger(place, looked.before, {
        ...looked.before,
        waits: new Map([...looked.before.waits, [courseId, waiting]]),
      })
    : waitBlindly(blind, waiting)
  return {
    change: joining({ asking, wish, now }, { ...line, answer }, { ledger, seats: catalogue }),
    attempted: { done: 'waiting', outcome: answer },
  }
}

/** What a refusal of the store means, from the items that it gives back: nothing is read again. */
async function meaning(needs: EnrolmentNeeds, trial: Attempt, refused: Refused): Promise<Attempted> {
  const ledger = refused.refusals.find((one) => one.name === ledgerRefused)
  const own = ledger ? await ownRefusals(needs, trial, ledger.found) : []
  if (own === 'gone' || refused.has(gone)) return { done: 'gone' }
  if (refused.has('stale')) return { done: 'not-yet', exact: true }
  const reasons = reasonsOf(trial, own, seatsIn(refused))
  if (reasons) return reasons
  return ledger ? { done: 'not-yet', exact: true } : sittingAlready(trial, refused)
}

/** Every reason at once; undefined where the store's conditions were only too coarse. */
function reasonsOf(trial: Attempt, own: readonly Refusal[], seats: SeatsFound): Attempted | undefined {
  const refusals = together(own, trial.line?.lacking ?? lackingSeats(trial, seats))
  if (refusals.length === 0) return undefined
  if (!onlySeatsLack(refusals)) return { done: 'refused', refusals, unwritten: false }
  return trial.line ? undefined : { done: 'no-seat', refusals, seats }
}

/** The ledger said nothing, the enrolment did: it is there, as completed. */
function sittingAlready({ wish }: Attempt, refused: Refused): Attempted {
  if (!refused.has('enrolment')) throw refused
  const facts = { section: labelOf(wish.offer.sections) }
  return { done: 'refused', refusals: [refuse('already-enrolled', facts)], unwritten: false }
}

/** Whoever comes from a line is not refused because somebody waits there. */
const lackingSeats = ({ wish, from }: Attempt, seats: SeatsFound): Refusal[] =>
  seatRefusals(addedBy(wish), (sectionId) => seats.get(sectionId)).filter(
    (refusal) => refusal.code !== 'others-waiting' || refusal.sectionId !== from?.waitingFor,
  )

async function ownRefusals(
  { catalogue }: EnrolmentNeeds,
  { asking, wish, from }: Attempt,
  found: Item | undefined,
): Promise<Refusal[] | 'gone'> {
  const before = ledgerFrom(found, asking.term.termId)
  const ledger = withoutPlace(before, wish, from)
  if (from && ledger === before) return 'gone'
  const sitsIn = await catalogue.sectionsOf(sectionIdsIn(ledger))
  return ledgerRefusals({ offer: wish.offer, requires: wish.requires, ledger, sitsIn })
}

const seatsIn = (refused: Refused): SeatsFound =>
  new Map(
    refused.refusals.flatMap(({ name, found }): [SectionId, SeatsKnown][] => {
      const [kind, sectionId] = name.split(':')
      if (kind !== 'seats' || !found || !sectionId) return []
      const count = (attribute: string): number => Number(found[attribute] ?? 0)
      const seats = {
        capacity: count('capacity'),
        taken: count('taken'),
        waiting: count('waiting'),
        ...(found['cancelled'] !== undefined && { cancelled: true }),
      }
      return [[SectionId.parse(sectionId), seats]]
    }),
  )
