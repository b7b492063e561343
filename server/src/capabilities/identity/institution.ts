import type { Store } from '#platform/store/store.ts'
import { insert, type Write } from '#platform/store/write.ts'
import { institutionItem, type StoredInstitution } from './items.ts'

/** The name of the institution and its time zone. */
export interface InstitutionRecord {
  /** Nothing until it is set up. */
  read(): Promise<StoredInstitution | undefined>
  /** Refusal `institution.exists` where it was set up before. */
  write(institution: string, timeZone: string): Write
}

export const unnamed: StoredInstitution = { institution: 'Matricula', timeZone: 'UTC' }

export const createInstitutionRecord = (store: Store): InstitutionRecord => ({
  async read() {
    const item = await store.get(institutionItem.keyOf({}))
    return item && institutionItem.read(item)
  },
  write: (institution, timeZone) =>
    insert(institutionItem.itemOf({ institution, timeZone }), 'institution.exists'),
})
