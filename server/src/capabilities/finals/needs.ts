import { Problem } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Records } from '#capabilities/records/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import type { Lanes } from '#platform/store/lane.ts'
import type { Store } from '#platform/store/store.ts'
import type { FinalsRepository } from './repository.ts'

/** What the commands of final grades ask for. */
export interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly lanes: Lanes
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly records: Records
  readonly finals: FinalsRepository
}

const problemOf = {
  'not-now': 'grades.not-now',
  nobody: 'grades.not-now',
  'same-person': 'grades.same-person',
  incomplete: 'grades.incomplete',
  differs: 'grades.differ',
  'not-yours': 'actor.forbidden',
} as const

export const obstructed = (why: keyof typeof problemOf, facts: Record<string, unknown>): Problem =>
  new Problem(problemOf[why], facts)
