import type { Section } from '@matricula/contract/catalogue'
import type { SectionId, StudentId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import { type Change, Refused, type Told } from '#platform/store/store.ts'
import type { Write } from '#platform/store/write.ts'
import { enrolling } from './changes.ts'
import type { WaitingEntry } from './items.ts'
import { ledgerFrom, sectionIdsIn } from './ledger.ts'
import { enrolBlindly, ledgerRefused, probesFit } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { ledgerRefusals, standingRefusals } from './rules.ts'
import { seatedBy, waitlist } from './waitlist-actor.ts'
import { windowAt } from './window-rules.ts'
import { type Asking, addedBy, idsOf, type Wish, wishOf } from './wishes.ts'

/** Seats that fall free, with the heads of their lines, and who in them turned out not to be eligible. */
export interface HandOver {
  readonly leaver: StudentId
  readonly freed: readonly Section[]
  readonly lines: ReadonlyMap<SectionId, readonly WaitingEntry[]>
  readonly passedOver: ReadonlySet<StudentId>
}

/** One who takes over a seat in the transaction that frees it. */
interface Successor {
  readonly asking: Asking
  readonly wish: Wish
  readonly entry: WaitingEntry
}

/** So many of a line are tried within the transaction; whoever examines the line afterwards tries the others. */
const mostTried = 5

/** Reads the heads of the lines; in the same step as whatever else the change must look at. */
export async function beginHandOver(
  { repository }: EnrolmentNeeds,
  leaver: StudentId,
  freed: readonly Section[],
): Promise<HandOver> {
  const lines = await Promise.all(
    freed.map(async ({ sectionId }) => {
      const { items } = await repository.lineOf(sectionId, { limit: mostTried })
      return [sectionId, items] as const
    }),
  )
  return { leaver, freed, lines: new Map(lines), passedOver: new Set() }
}

/**
 * Commits a change that frees seats together with whoever has them next. A successor who is no longer eligible is
 * passed over and the next is tried; `build` is told which seats are handed over, and frees the others.
 */
export async function commitHandingOver(
  needs: EnrolmentNeeds,
  by: Actor,
  begun: HandOver,
  build: (handed: ReadonlySet<SectionId>) => Change,
): Promise<void> {
  for (let handOver = begun; ; ) {
    const successors = await successorsOf(needs, handOver)
    try {
      const change = build(new Set(successors.flatMap(({ entry }) => entry.sectionIds)))
      await needs.store.commit(by, withSuccessors(needs, change, successors))
      return
    } catch (error) {
      handOver = await afterRefusal(needs, { handOver, successors }, error)
    }
  }
}

/**
 * For each seat the first in its line who may be eligible, where taking it is one plain step: every seat of the
 * bundle falls free here. Where it is not, nobody behind may have the seat before all the lines are examined.
 */
async function successorsOf(needs: EnrolmentNeeds, handOver: HandOver): Promise<Successor[]> {
  const firsts = new Map<SectionId, Successor>()
  for (const { sectionId } of handOver.freed) {
    const first = await firstOf(needs, handOver, handOver.lines.get(sectionId) ?? [])
    if (first) firsts.set(sectionId, first)
  }
  const successors = new Map<StudentId, Successor>()
  for (const successor of firsts.values()) {
    const { studentId } = successor.entry
    if (!successors.has(studentId) && isPlain(successor, firsts)) successors.set(studentId, successor)
  }
  return [...successors.values()]
}

async function firstOf(
  { catalogue, profiles, clock }: EnrolmentNeeds,
  { leaver, passedOver }: HandOver,
  line: readonly WaitingEntry[],
): Promise<Successor | undefined> {
  for (const entry of line) {
    if (passedOver.has(entry.studentId)) continue
    if (entry.studentId === leaver) return undefined
    const [term, person] = await Promise.all([catalogue.term(entry.termId), profiles.of(entry.studentId)])
    const now = clock.now()
    if (windowAt(term, now) === 'closed') return undefined
    const wish = await wishOf(catalogue, term, entry)
    if (standingRefusals({ now, bound: false, status: person.status }, wish.offer).length > 0) continue
    return { asking: seatedBy(person, term), wish, entry }
  }
  return undefined
}

/** First in the line of each seat of the bundle, and nothing is given up for it. */
const isPlain = ({ entry, wish }: Successor, firsts: ReadonlyMap<SectionId, Successor>): boolean =>
  entry.instead.length === 0 &&
  probesFit(wish.offer) &&
  idsOf(addedBy(wish)).every((sectionId) => {
    const first = firsts.get(sectionId)?.entry
    return first?.studentId === entry.studentId && first.ticket === entry.ticket
  })

const refusedFor = (studentId: StudentId): string => `successor:${studentId}:`

function withSuccessors(needs: EnrolmentNeeds, change: Change, successors: readonly Successor[]): Change {
  const seated = successors.map((successor) => seating(needs, successor))
  return {
    ...change,
    writes: [...change.writes, ...seated.flatMap(({ writes }) => writes)],
    events: [...change.events, ...seated.flatMap(({ events }) => events)],
  }
}

/** The same step as any promotion, but that the seat does not go free in between. */
function seating(
  { catalogue, clock }: EnrolmentNeeds,
  { asking, wish, entry }: Successor,
): { writes: Write[]; events: Told[] } {
  const { offer, courseId, requires } = wish
  const ledger = enrolBlindly({ studentId: entry.studentId, offer, requires, courseId, from: entry })
  const seats = { ...catalogue, takeSeatFromLine: catalogue.handSeatOver }
  const { writes, events } = enrolling({ asking, wish, from: entry, now: clock.now() }, ledger, seats)
  const named = (write: Write): Write => ({
    ...write,
    otherwise: `${refusedFor(entry.studentId)}${write.otherwise}`,
  })
  return { writes: writes.map(named), events: events.map((fact) => ({ ...fact, by: waitlist })) }
}

/** Passes over whoever was not eligible; throws the error where it was about the one who leaves. */
async function afterRefusal(
  needs: EnrolmentNeeds,
  { handOver, successors }: { handOver: HandOver; successors: readonly Successor[] },
  error: unknown,
): Promise<HandOver> {
  if (!(error instanceof Refused)) throw error
  const concerned = (name: string) =>
    successors.find(({ entry }) => name.startsWith(refusedFor(entry.studentId)))
  if (error.refusals.some(({ name }) => !concerned(name))) throw error
  const passedOver = new Set(handOver.passedOver)
  const lines = new Map(handOver.lines)
  for (const { name, found } of error.refusals) {
    const successor = concerned(name)
    if (!successor) continue
    passedOver.add(successor.entry.studentId)
    const certain = name.endsWith(`:${ledgerRefused}`) && (await isIneligible(needs, successor, found))
    // Perhaps eligible after all: then nobody behind in this line may be faster.
    if (!certain) lines.delete(successor.entry.waitingFor)
  }
  return { ...handOver, lines, passedOver }
}

/** The store's conditions are coarse where sections meet in alternate weeks; the rules are exact. */
async function isIneligible(
  { catalogue }: EnrolmentNeeds,
  { asking, wish }: Successor,
  found: Readonly<Record<string, unknown>> | undefined,
): Promise<boolean> {
  const before = ledgerFrom(found, asking.term.termId)
  const waits = new Map(before.waits)
  waits.delete(wish.courseId)
  const ledger = { ...before, waits }
  const sitsIn = await catalogue.sectionsOf(sectionIdsIn(ledger))
  const { offer, requires } = wish
  return ledgerRefusals({ offer, requires, ledger, sitsIn }).length > 0
}
