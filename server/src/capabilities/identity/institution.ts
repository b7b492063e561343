import type { Store } from '#platform/store/store.ts'
import { insert, type Write } from '#platform/store/write.ts'
import { institutionItem, type StoredInstitution } from './items.ts'

/** The name of the institution and its time zone. */
export interface InstitutionRecord {
  /** Nothing until it is set up. */
  read(): Promise<StoredInstitution | undefined>
  /** UTC until it is set up. */
  timeZone(): Promise<string>
  /** Refusal `institution.exists` where it was set up before. */
  write(institution: string, timeZone: string): Write
}

export const unnamed: StoredInstitution = { institution: 'Matricula', timeZone: 'UTC' }

export function createInstitutionRecord(store: Store): InstitutionRecord {
  async function read(): Promise<StoredInstitution | undefined> {
    const item = await store.get(institutionItem.keyOf({}))
    return item && institutionItem.read(item)
  }
  return {
    read,
    timeZone: async () => ((await read()) ?? unnamed).timeZone,
    write: (institution, timeZone) =>
      insert(institutionItem.itemOf({ institution, timeZone }), 'institution.exists'),
  }
}
