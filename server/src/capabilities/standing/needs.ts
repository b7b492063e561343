import type { StandingRules } from '@matricula/contract/standing'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Versions } from '#capabilities/policies/index.ts'
import type { Records } from '#capabilities/records/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import type { Lanes } from '#platform/store/lane.ts'
import type { Store } from '#platform/store/store.ts'
import type { StandingRepository } from './repository.ts'

/** What the commands of standing ask for. */
export interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly lanes: Lanes
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly records: Records
  readonly standings: StandingRepository
  readonly versions: Versions<StandingRules>
}
