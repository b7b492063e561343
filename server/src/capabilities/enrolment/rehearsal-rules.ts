import type { Section, Term } from '@matricula/contract/catalogue'
import type { Refusal, RegistrationOutcome } from '@matricula/contract/enrolment'
import type { CourseId, SectionId } from '@matricula/contract/kernel'
import { labelOf } from './bundle-rules.ts'
import { coursesOf, dropRefusals, ledgerWith, ledgerWithout } from './drop-rules.ts'
import type { Ledger } from './ledger.ts'
import { refuse } from './refusal-words.ts'
import {
  type Circumstances,
  ledgerRefusals,
  type Offer,
  onlySeatsLack,
  placeBehind,
  type SeatsKnown,
  seatRefusals,
  standingRefusals,
  together,
} from './rules.ts'
import { windowRefusals } from './window-rules.ts'

/** A student's registration as it stands in a rehearsal: what earlier wishes of a plan did counts for later ones. */
export interface Scene {
  readonly term: Term
  readonly circumstances: Circumstances
  readonly ledger: Ledger
  readonly seats: ReadonlyMap<SectionId, SeatsKnown>
  readonly creditsOf: ReadonlyMap<SectionId, number>
  /** Every section that the plan or the ledger names. */
  readonly sections: ReadonlyMap<SectionId, Section>
}

export interface RehearsedWish {
  readonly offer: Offer
  readonly courseId: CourseId
  readonly requires: readonly CourseId[]
  readonly carried: readonly number[]
  readonly orWait: boolean
  readonly instead: readonly Section[]
}

interface Rehearsed {
  readonly scene: Scene
  readonly outcome: RegistrationOutcome
}

const idsOf = (sections: readonly Section[]): SectionId[] => sections.map((section) => section.sectionId)

const sitsIn = ({ ledger, sections }: Scene): Section[] =>
  [...ledger.enrolled.values()].flat().flatMap((sectionId) => sections.get(sectionId) ?? [])

/** Plays a wish to enrol: the same rules as in earnest, and nothing is changed but the scene. */
export function rehearseEnrol(scene: Scene, wish: RehearsedWish): Rehearsed {
  const { offer, courseId, requires, instead } = wish
  const sectionIds = idsOf(offer.sections)
  const held = idsOf(instead)
  const added = offer.sections.filter((section) => !held.includes(section.sectionId))
  const left = sitsIn(scene).filter((section) => !held.includes(section.sectionId))
  const without = instead.length > 0 ? given(scene, instead, left) : scene.ledger
  const own = [
    ...standingRefusals(scene.circumstances, offer),
    ...(added.length > 0 ? [] : [refuse('already-enrolled', { section: labelOf(offer.sections) })]),
    ...dropRefusals(instead, scene.ledger, sitsIn(scene)),
    ...ledgerRefusals({ offer, requires, ledger: without, sitsIn: left }),
  ]
  const refusals = together(
    own,
    seatRefusals(added, (sectionId) => scene.seats.get(sectionId)),
  )
  if (onlySeatsLack(refusals) && wish.orWait) return waiting(scene, wish, courseId, refusals)
  if (refusals.length > 0) return { scene, outcome: { sectionIds, outcome: 'refused', refusals } }
  const ledger = ledgerWith(without, offer)
  const seats = moved(
    moved(scene.seats, idsOf(added), 1),
    held.filter((id) => !sectionIds.includes(id)),
    -1,
  )
  const creditsOf = new Map(scene.creditsOf)
  for (const [place, sectionId] of sectionIds.entries()) creditsOf.set(sectionId, wish.carried[place] ?? 0)
  const outcome: RegistrationOutcome = { sectionIds, outcome: 'enrolled', refusals: [] }
  return { scene: { ...scene, ledger, seats, creditsOf }, outcome }
}

function waiting(
  scene: Scene,
  { offer }: RehearsedWish,
  courseId: CourseId,
  lacking: readonly Refusal[],
): Rehearsed {
  const sectionIds = idsOf(offer.sections)
  const place = placeBehind(lacking)
  const outcome: RegistrationOutcome = { sectionIds, outcome: 'waiting', place, refusals: [] }
  const lines = lacking.flatMap(({ sectionId }) => sectionId ?? [])
  const waits = new Map(scene.ledger.waits)
  waits.set(courseId, { lines, ticket: 0, sectionIds })
  return { scene: { ...scene, ledger: { ...scene.ledger, waits } }, outcome }
}

/** Plays a wish to drop. */
export function rehearseDrop(scene: Scene, sections: readonly Section[]): Rehearsed {
  const sectionIds = idsOf(sections)
  const refusals = [...boundToWindow(scene), ...dropRefusals(sections, scene.ledger, sitsIn(scene))]
  if (refusals.length > 0) return { scene, outcome: { sectionIds, outcome: 'refused', refusals } }
  const left = sitsIn(scene).filter((section) => !sectionIds.includes(section.sectionId))
  const ledger = given(scene, sections, left)
  const seats = moved(scene.seats, sectionIds, -1)
  return { scene: { ...scene, ledger, seats }, outcome: { sectionIds, outcome: 'dropped', refusals } }
}

/** Plays a wish to leave a waitlist. */
export function rehearseLeaving(scene: Scene, sections: readonly Section[]): Rehearsed {
  const sectionIds = idsOf(sections)
  const waits = new Map(scene.ledger.waits)
  const [courseId] = coursesOf(sections).filter((one) => waits.has(one))
  const place = courseId && waits.get(courseId)
  const refusals = [
    ...boundToWindow(scene),
    ...(place && sectionIds.every((one) => place.sectionIds.includes(one))
      ? []
      : [refuse('not-waiting', { section: labelOf(sections) })]),
  ]
  if (refusals.length > 0 || !courseId) {
    return { scene, outcome: { sectionIds, outcome: 'refused', refusals } }
  }
  waits.delete(courseId)
  const outcome: RegistrationOutcome = { sectionIds, outcome: 'left-waitlist', refusals }
  return { scene: { ...scene, ledger: { ...scene.ledger, waits } }, outcome }
}

const boundToWindow = ({ circumstances, term }: Scene): Refusal[] =>
  circumstances.bound ? windowRefusals(term, circumstances.now) : []

function given(scene: Scene, sections: readonly Section[], left: readonly Section[]): Ledger {
  const credits = sections.reduce((sum, { sectionId }) => sum + (scene.creditsOf.get(sectionId) ?? 0), 0)
  return ledgerWithout(scene.ledger, { courseIds: coursesOf(sections), credits, left })
}

function moved(
  seats: Scene['seats'],
  sectionIds: readonly SectionId[],
  by: number,
): Map<SectionId, SeatsKnown> {
  const after = new Map(seats)
  for (const sectionId of sectionIds) {
    const known = after.get(sectionId)
    if (known) after.set(sectionId, { ...known, taken: known.taken + by })
  }
  return after
}
