import type { ImportJob, RowFault } from '@matricula/contract/interop'
import type { Counts } from './items.ts'
import type { Wish } from './wishes.ts'

export type RowOutcome = 'created' | 'changed' | 'same' | 'refused'

/** What became of one reading: its rows count by what became of the record that they are about. */
export interface Reckoned {
  readonly rows: number
  readonly outcome: RowOutcome
  readonly records: readonly { readonly of: Wish['of']; readonly outcome: 'created' | 'changed' | 'same' }[]
}

export const noCounts: Counts = { rows: 0, created: 0, changed: 0, same: 0, refused: 0, records: {} }

/** Rows created, changed, same and refused always add up to the rows. */
export function counted(counts: Counts, reckoned: readonly Reckoned[]): Counts {
  const sums = { ...counts, records: { ...counts.records } }
  for (const { rows, outcome, records } of reckoned) {
    sums.rows += rows
    sums[outcome] += rows
    for (const record of records) {
      const before = sums.records[record.of] ?? { created: 0, changed: 0, same: 0 }
      sums.records[record.of] = { ...before, [record.outcome]: before[record.outcome] + 1 }
    }
  }
  return sums
}

export function together(one: Counts, other: Counts): Counts {
  const records = { ...one.records }
  for (const [of, more] of Object.entries(other.records)) {
    const before = records[of] ?? { created: 0, changed: 0, same: 0 }
    records[of] = {
      created: before.created + more.created,
      changed: before.changed + more.changed,
      same: before.same + more.same,
    }
  }
  return {
    rows: one.rows + other.rows,
    created: one.created + other.created,
    changed: one.changed + other.changed,
    same: one.same + other.same,
    refused: one.refused + other.refused,
    records,
  }
}

type Group = ImportJob['faultGroups'][number]

/** Faults by what repairs them, the most frequent first, at most 100 groups. */
export interface FaultGroups {
  add(faults: readonly RowFault[]): void
  groups(): Group[]
  warnings(): number
  count(): number
}

export function createFaultGroups(before: readonly Group[] = []): FaultGroups {
  const counts = new Map(before.map((group) => [`${group.severity} ${group.repair}`, group]))
  let warnings = 0
  let all = 0
  return {
    add(faults) {
      all += faults.length
      for (const { repair, severity } of faults) {
        const name = `${severity} ${repair}`
        counts.set(name, { repair, severity, count: (counts.get(name)?.count ?? 0) + 1 })
        if (severity === 'warning') warnings += 1
      }
    },
    groups: () => [...counts.values()].toSorted((one, other) => other.count - one.count).slice(0, 100),
    warnings: () => warnings,
    count: () => all,
  }
}
