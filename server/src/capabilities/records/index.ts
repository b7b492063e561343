import { inForceOn } from '@matricula/contract/policies'
import { type GradeScheme, RecordRules } from '@matricula/contract/records'
import type { Policies } from '#capabilities/policies/index.ts'
import type { Capability } from '#platform/capability.ts'
import { recordAudience } from './audience.ts'
import { builtInRules } from './built-in-policy.ts'
import { createCompareRecords } from './compare.ts'
import {
  createDistributions,
  createListDistributions,
  type Distributions,
  distributionItem,
} from './distributions.ts'
import { faultsBeside } from './policy-rules.ts'
import {
  createProveAverage,
  createReadRecord,
  createRecordOf,
  type Needs,
  type RecordOf,
} from './read-record.ts'
import { recordRoutes } from './routes.ts'
import { schemeIn } from './rules.ts'

export { averageOfCounts } from './class-average.ts'
export { averageIn } from './distributions.ts'
export { ruleOf } from './grade-reading.ts'

/** What the rest of the server may know about the record of a student. */
export interface Records extends Capability, Distributions {
  /** Terms, courses, grades and averages, with what counted and why. Throws `item.missing`. */
  readonly recordOf: RecordOf
  /** The scheme by which grades are given on a day (year-month-day). */
  schemeOn(day: string): Promise<GradeScheme>
}

/** The record of a student is written by others and read as one: a fold, of which nothing is stored. */
export function createRecords(given: Omit<Needs, 'versions'> & { readonly policies: Policies }): Records {
  const versions = given.policies.keep({
    kind: 'record',
    schema: RecordRules,
    builtIn: builtInRules,
    faults: faultsBeside,
    compare: createCompareRecords(given),
  })
  const needs: Needs = { ...given, versions }
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
    schemeOn: async (day) => schemeIn(inForceOn(await versions(), day), 'undergraduate'),
  }
}
