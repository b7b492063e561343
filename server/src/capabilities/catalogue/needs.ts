import { type FieldFault, Problem } from '@matricula/contract/kernel'
import type { Identity } from '#capabilities/identity/index.ts'
import type { Platform } from '#platform/platform.ts'
import type { CatalogueMemory } from './memory.ts'
import type { CatalogueRepository } from './repository.ts'

export interface CatalogueNeeds extends Platform {
  readonly identity: Pick<Identity, 'accountOf' | 'staffNamed' | 'teachingGrant' | 'noTeachingGrant'>
}

/** What the commands of the catalogue share. */
export interface Parts extends CatalogueNeeds {
  readonly stored: CatalogueRepository
  readonly memory: CatalogueMemory
}

/** Refuses where anything is wrong, naming each field. */
export function refuseFaults(fields: readonly FieldFault[]): void {
  if (fields.length > 0) throw new Problem('request.invalid', { fields })
}

export const takenAlready = (field: string, message: string) => (): Problem =>
  new Problem('item.exists', { fields: [{ field, message }] })

/** Whoever was slower is told what is there now. */
export function refuseStale(version: number, current: { readonly version: number }): void {
  if (version !== current.version) throw new Problem('item.stale', { current })
}

export const madeStale = (): Problem => new Problem('item.stale')
