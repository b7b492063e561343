import { belongsTo, type SavedCohort } from '@matricula/contract/notices'
import type { Student } from '@matricula/contract/students'
import { everyFound } from '#platform/store/every-of.ts'
import type { Store } from '#platform/store/store.ts'
import { savedCohortItem } from './items.ts'

/** The saved cohorts as this server remembers them: whoever opens an inbox is asked about all of them. */
export interface CohortMemory {
  /** By title. */
  all(): Promise<readonly SavedCohort[]>
  /** To which of them a student belongs, archived ones among them: what was announced stays to be read. */
  of(student: Student): Promise<readonly SavedCohort[]>
  forget(): void
}

export function createCohortMemory(store: Store): CohortMemory {
  let known: Promise<readonly SavedCohort[]> | undefined
  const all = (): Promise<readonly SavedCohort[]> => {
    if (known) return known
    const read = cohortsIn(store)
    known = read
    // A list that could not be read is asked for again.
    read.catch(() => {
      known = undefined
    })
    return read
  }
  return {
    all,
    of: async (student) => (await all()).filter(({ rule }) => belongsTo(rule, student)),
    forget: () => {
      known = undefined
    },
  }
}

async function cohortsIn(store: Store): Promise<SavedCohort[]> {
  const partition = savedCohortItem.fill('pk', { list: 'COHORTS' })
  const cohorts: SavedCohort[] = []
  for await (const item of everyFound(store, { table: 'events', partition, limit: 100 })) {
    const { list: _, ...cohort } = savedCohortItem.read(item)
    cohorts.push(cohort)
  }
  return cohorts.toSorted((one, other) => one.title.localeCompare(other.title, 'en'))
}
