import type { Refusal, RegistrationOutcome } from '@matricula/contract/enrolment'
import { SectionId } from '@matricula/contract/kernel'
import { type Change, Refused } from '#platform/store/store.ts'
import type { Item } from '#platform/store/write.ts'
import { labelOf } from './bundle-rules.ts'
import { enrolledOutcome, enrolling, gone, joining } from './changes.ts'
import { ledgerWith } from './drop-rules.ts'
import { type Exact, lookExactly, withoutPlace } from './exact.ts'
import { beginHandOver, commitHandingOver } from './hand-over.ts'
import type { WaitingEntry } from './items.ts'
import { ledgerFrom, sectionIdsIn, type Waiting } from './ledger.ts'
import { enrolBlindly, ledgerRefused, rewriteLedger, waitBlindly } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { refuse } from './refusal-words.ts'
import {
  ledgerRefusals,
  onlySeatsLack,
  placeBehind,
  type SeatsKnown,
  seatRefusals,
  together,
} from './rules.ts'
import { type Asking, addedBy, freedBy, idsOf, type Wish } from './wishes.ts'

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
  /** The sections whose lines are joined: each that lacks a seat. */
  readonly lines: readonly SectionId[]
  readonly ticket: number
  readonly lacking: readonly Refusal[]
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
  const [looked, handOver] = await Promise.all([
    exact ? lookExactly(needs, asking, wish, from) : undefined,
    beginHandOver(needs, asking.person.studentId, trial.line ? [] : freedBy(wish)),
  ])
  if (looked && looked.refusals.length > 0) {
    return {
      done: 'refused',
      refusals: together(looked.refusals, trial.line?.lacking ?? []),
      unwritten: true,
    }
  }
  try {
    if (trial.line) return await join(needs, trial, { ...trial.line, looked })
    await commitHandingOver(needs, asking.by, handOver, (handed) => taking(needs, trial, { looked, handed }))
    return { done: 'enrolled', outcome: enrolledOutcome(wish) }
  } catch (error) {
    if (error instanceof Refused) return await meaning(needs, trial, error)
    throw error
  }
}

/** What the ledger is asked unread. */
const blindly = ({ asking, wish, from }: Attempt) => ({
  studentId: asking.person.studentId,
  offer: wish.offer,
  requires: wish.requires,
  courseId: wish.courseId,
  ...(from && { from }),
})

const placeOf = ({ asking }: Attempt) => ({
  studentId: asking.person.studentId,
  termId: asking.term.termId,
})

/** The change that takes the seats. */
function taking(
  { catalogue, clock }: EnrolmentNeeds,
  trial: Attempt,
  { looked, handed }: { looked: Exact | undefined; handed: ReadonlySet<SectionId> },
): Change {
  const { asking, wish } = trial
  // The ledger knows best in which lines the student stands by now.
  const from = trial.from && (looked?.before.waits.get(wish.courseId) ?? trial.from)
  const ledger = looked
    ? rewriteLedger(placeOf(trial), looked.before, ledgerWith(looked.without, wish.offer))
    : enrolBlindly(blindly(trial))
  return enrolling({ asking, wish, from, handed, now: clock.now() }, ledger, catalogue)
}

/** Takes a place in each line where a seat is missing. */
async function join(
  { store, catalogue, clock }: EnrolmentNeeds,
  trial: Attempt,
  { looked, lines, ticket, lacking }: Line & { readonly looked: Exact | undefined },
): Promise<Attempted> {
  const { asking, wish } = trial
  const sectionIds = idsOf(wish.offer.sections)
  const waiting: Waiting = { lines, ticket, sectionIds }
  const answer: RegistrationOutcome = {
    sectionIds,
    outcome: 'waiting',
    place: placeBehind(lacking),
    refusals: [],
  }
  const ledger = looked
    ? rewriteLedger(placeOf(trial), looked.before, {
        ...looked.before,
        waits: new Map([...looked.before.waits, [wish.courseId, waiting]]),
      })
    : waitBlindly(blindly(trial), waiting)
  const place = { lines, ticket, answer }
  await store.commit(
    asking.by,
    joining({ asking, wish, now: clock.now() }, place, { ledger, seats: catalogue }),
  )
  return { done: 'waiting', outcome: answer }
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
  const lacking = lackingSeats(trial, seats)
  const refusals = together(own, lacking)
  if (refusals.length === 0) return undefined
  if (!onlySeatsLack(refusals)) return { done: 'refused', refusals, unwritten: false }
  const known = trial.line?.lines ?? []
  const isNews = lacking.some(({ sectionId }) => sectionId && !known.includes(sectionId))
  return isNews ? { done: 'no-seat', refusals, seats } : undefined
}

/** The ledger said nothing, the enrolment did: it is there, as completed. */
function sittingAlready({ wish }: Attempt, refused: Refused): Attempted {
  if (!refused.has('enrolment')) throw refused
  const facts = { section: labelOf(wish.offer.sections) }
  return { done: 'refused', refusals: [refuse('already-enrolled', facts)], unwritten: false }
}

/** Whoever comes from a line is not refused because somebody waits there; who joins one lacks what lacked before. */
function lackingSeats({ wish, from, line }: Attempt, seats: SeatsFound): Refusal[] {
  const found = seatRefusals(addedBy(wish), (sectionId) => seats.get(sectionId)).filter(
    ({ code }) => code !== 'others-waiting' || !from,
  )
  const before = line?.lacking.filter(({ sectionId }) => !sectionId || !seats.has(sectionId)) ?? []
  return [...before, ...found]
}

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
