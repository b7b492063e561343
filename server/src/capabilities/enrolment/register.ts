import type { Section, Term } from '@matricula/contract/catalogue'
import { type RegistrationItem, RegistrationOutcome } from '@matricula/contract/enrolment'
import type { StudentId, TermId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { Repeated } from '#platform/store/store.ts'
import { isBound } from './bound.ts'
import type { Drop } from './drop.ts'
import type { Enrol } from './enrol.ts'
import type { LeaveWaitlist } from './leave-waitlist.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { type Asking, type Wish, wishOf } from './wishes.ts'

/** Whom a request is for, in which term. */
export interface Place {
  readonly studentId: StudentId
  readonly termId: TermId
}

export type Register = (
  actor: Actor,
  place: Place,
  items: readonly RegistrationItem[],
) => Promise<RegistrationOutcome[]>

interface Commands {
  readonly enrol: Enrol
  readonly drop: Drop
  readonly leaveWaitlist: LeaveWaitlist
}

/** A wish with its sections looked up. */
export type Asked =
  | { readonly wish: 'enrol'; readonly enrol: Wish }
  | { readonly wish: 'drop' | 'leave-waitlist'; readonly sections: readonly Section[] }

/** Every section that a request names is looked up before anything is done. Throws item.missing. */
export const askedFor = (
  catalogue: EnrolmentNeeds['catalogue'],
  term: Term,
  items: readonly RegistrationItem[],
): Promise<Asked[]> =>
  Promise.all(
    items.map(async (item): Promise<Asked> => {
      if (item.wish === 'enrol') return { wish: 'enrol', enrol: await wishOf(catalogue, term, item) }
      return { wish: item.wish, sections: await catalogue.sectionsOf([...new Set(item.sectionIds)]) }
    }),
  )

/** Answers each wish by itself, one after the other: a later one may need what an earlier one gave up. */
export function createRegister(needs: EnrolmentNeeds, { enrol, drop, leaveWaitlist }: Commands): Register {
  const { catalogue, profiles, counters, subjectFor } = needs

  function answer(asking: Asking, asked: Asked): Promise<RegistrationOutcome> {
    switch (asked.wish) {
      case 'enrol':
        return enrol(asking, asked.enrol)
      case 'drop':
        return drop(asking, asked.sections)
      case 'leave-waitlist':
        return leaveWaitlist(asking, asked.sections)
    }
  }

  return async (actor, { studentId, termId }, items) => {
    demand(actor, 'enrolment.register', await subjectFor(actor, studentId))
    const [term, person] = await Promise.all([catalogue.term(termId), profiles.of(studentId)])
    const wishes = await askedFor(catalogue, term, items)
    const outcomes: RegistrationOutcome[] = []
    for (const [place, asked] of wishes.entries()) {
      const asking = { by: actor, person, term, bound: isBound(actor, studentId), step: `${place}` }
      const outcome = await onceOnly(answer(asking, asked))
      if (outcome.outcome === 'enrolled') counters.registered(termId)
      if (outcome.outcome === 'refused') counters.refused(termId, outcome.refusals)
      outcomes.push(outcome)
    }
    return outcomes
  }
}

/** A wish that was granted before, under the same key, is answered as it was then. */
async function onceOnly(answer: Promise<RegistrationOutcome>): Promise<RegistrationOutcome> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Repeated) return RegistrationOutcome.parse(error.answer)
    throw error
  }
}
