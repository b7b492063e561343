import type { GradeScheme } from '@matricula/contract/records'
import type { Capability } from '#platform/capability.ts'
import { builtInPolicy } from './built-in-policy.ts'
import {
  createProveAverage,
  createReadRecord,
  createRecordOf,
  type Needs,
  type RecordOf,
} from './read-record.ts'
import { recordRoutes } from './routes.ts'
import { policyOn, schemeIn } from './rules.ts'

export { ruleOf } from './grade-reading.ts'

/** What the rest of the server may know about the record of a student. */
export interface Records extends Capability {
  /** Terms, courses, grades and averages, with what counted and why. Throws `item.missing`. */
  readonly recordOf: RecordOf
  /** The scheme by which grades are given on a day (year-month-day). */
  schemeOn(day: string): GradeScheme
}

/** Written by others, read as one: the record is a fold, and stores nothing of its own. */
export function createRecords(needs: Needs): Records {
  const recordOf = createRecordOf(needs)
  return {
    routes: recordRoutes(createReadRecord(needs.students, recordOf), createProveAverage(needs)),
    audience: {},
    listeners: [],
    kinds: [],
    recordOf,
    schemeOn: (day) => schemeIn(policyOn([builtInPolicy], day), 'undergraduate'),
  }
}
