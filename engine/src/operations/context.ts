import type { Storage } from '#engine/storage/storage.ts'
import type { Catalogue } from '#engine/tables/catalogue.ts'
import type { Chores } from '#engine/tables/chores.ts'

/** What every operation works with. */
export interface Context {
  readonly storage: Storage
  readonly catalogue: Catalogue
  readonly chores: Chores
  /** Milliseconds since 1970. */
  readonly clock: () => number
}
