import type { Term } from '@matricula/contract/catalogue'
import { systemActor } from '#platform/actor.ts'
import type { Person } from './profiles.ts'
import type { Asking } from './wishes.ts'

/** Who gives free seats to those who wait; never the one who left. */
export const waitlist = systemActor('waitlist')

/** Asked for by the waitlist, on behalf of one who waits. */
export const seatedBy = (person: Person, term: Term): Asking => ({
  by: waitlist,
  person,
  term,
  bound: false,
  step: '',
})
