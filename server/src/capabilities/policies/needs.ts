import type { Students } from '#capabilities/students/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import type { Store } from '#platform/store/store.ts'
import type { PolicyMemory } from './memory.ts'
import type { PolicyRepository } from './repository.ts'
import type { Shelves } from './shelves.ts'

/** What the commands of policies ask for. */
export interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly students: Pick<Students, 'counts' | 'every'>
  readonly policies: PolicyRepository
  readonly memory: PolicyMemory
  readonly shelves: Shelves
}
