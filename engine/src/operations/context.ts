import type { Storage } from '#engine/storage/storage.ts'
import type { Catalogue } from '#engine/tables/catalogue.ts'

/** What every operation works with. */
export interface Context {
  readonly storage: Storage
  readonly catalogue: Catalogue
  /** Milliseconds since 1970. */
  readonly clock: () => number
}
