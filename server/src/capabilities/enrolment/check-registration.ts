import type { Section, Term } from '@matricula/contract/catalogue'
import type { RegistrationItem, RegistrationOutcome, Standing } from '@matricula/contract/enrolment'
import { type Actor, demand } from '#platform/actor.ts'
import { isBound } from './bound.ts'
import { ledgerFrom, sectionIdsIn } from './ledger.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { type Asked, askedFor, type Place } from './register.ts'
import { rehearseDrop, rehearseEnrol, rehearseLeaving, type Scene } from './rehearsal-rules.ts'
import { standingOf } from './standing.ts'
import { idsOf } from './wishes.ts'

/** What each wish of a plan would come to, and where the student would stand with the whole of it. */
export type CheckRegistration = (
  actor: Actor,
  place: Place,
  items: readonly RegistrationItem[],
) => Promise<{ outcomes: RegistrationOutcome[]; standing: Standing }>

/** Plays a whole plan by the rules that decide in earnest, and changes nothing: a later wish sees the earlier ones. */
export function createCheckRegistration(needs: EnrolmentNeeds): CheckRegistration {
  const { clock, catalogue, subjectFor } = needs

  return async (actor, place, items) => {
    demand(actor, 'enrolment.register', await subjectFor(actor, place.studentId))
    const term = await catalogue.term(place.termId)
    const asked = await askedFor(catalogue, term, items)
    let scene = await sceneFor(needs, { actor, place, term }, asked)
    const outcomes: RegistrationOutcome[] = []
    for (const one of asked) {
      const rehearsed = rehearse(scene, one)
      scene = rehearsed.scene
      outcomes.push(rehearsed.outcome)
    }
    return { outcomes, standing: standingOf(term, scene.ledger, clock.now()) }
  }
}

function rehearse(scene: Scene, asked: Asked): ReturnType<typeof rehearseEnrol> {
  switch (asked.wish) {
    case 'enrol':
      return rehearseEnrol(scene, asked.enrol)
    case 'drop':
      return rehearseDrop(scene, asked.sections)
    case 'leave-waitlist':
      return rehearseLeaving(scene, asked.sections)
  }
}

const sectionsIn = (asked: Asked): readonly Section[] =>
  asked.wish === 'enrol' ? [...asked.enrol.offer.sections, ...asked.enrol.instead] : asked.sections

async function sceneFor(
  { clock, catalogue, profiles, repository }: EnrolmentNeeds,
  { actor, place, term }: { readonly actor: Actor; readonly place: Place; readonly term: Term },
  asked: readonly Asked[],
): Promise<Scene> {
  const { studentId, termId } = place
  const named = asked.flatMap(sectionsIn)
  const sectionIds = [...new Set(idsOf(named))]
  const [person, stored, enrolments, seats] = await Promise.all([
    profiles.of(studentId),
    repository.ledger(studentId),
    repository.enrolmentsOf(studentId, termId),
    catalogue.seatsOf(sectionIds),
  ])
  const ledger = ledgerFrom(stored, termId)
  const sitsIn = await catalogue.sectionsOf(sectionIdsIn(ledger))
  return {
    term,
    circumstances: { now: clock.now(), bound: isBound(actor, studentId), status: person.status },
    ledger,
    seats: new Map(sectionIds.flatMap((id, index) => (seats[index] ? [[id, seats[index]] as const] : []))),
    creditsOf: new Map(enrolments.map(({ sectionId, credits }) => [sectionId, credits])),
    sections: new Map([...named, ...sitsIn].map((section) => [section.sectionId, section])),
  }
}
