import type { GradeScheme } from '@matricula/contract/records'
import type { Capability } from '#platform/capability.ts'
import { recordAudience } from './audience.ts'
import { builtInPolicy } from './built-in-policy.ts'
import {
  createDistributions,
  createListDistributions,
  type Distributions,
  distributionItem,
} from './distributions.ts'
import {
  createProveAverage,
  createReadRecord,
  createRecordOf,
  type Needs,
  type RecordOf,
} from './read-record.ts'
import { recordRoutes } from './routes.ts'
import { policyOn, schemeIn } from './rules.ts'

export { averageOf } from './averages.ts'
export { averageIn } from './distributions.ts'
export { ruleOf } from './grade-reading.ts'

/** What the rest of the server may know about the record of a student. */
export interface Records extends Capability, Distributions {
  /** Terms, courses, grades and averages, with what counted and why. Throws `item.missing`. */
  readonly recordOf: RecordOf
  /** The scheme by which grades are given on a day (year-month-day). */
  schemeOn(day: string): GradeScheme
}

/** The record of a student is written by others and read as one: a fold, of which nothing is stored. */
export function createRecords(needs: Needs): Records {
  const recordOf = createRecordOf(needs)
  return {
    routes: recordRoutes(
      createReadRecord(needs.students, recordOf),
      createProveAverage(needs),
      createListDistributions(needs.store),
    ),
    audience: recordAudience,
    listeners: [],
    kinds: [distributionItem],
    recordOf,
    ...createDistributions(needs.store),
    schemeOn: (day) => schemeIn(policyOn([builtInPolicy], day), 'undergraduate'),
  }
}
