import { readEligibility, reportAttendance } from '@matricula/contract/attendance'
import { readFinalGrades, readGradeCuts, reportGrades } from '@matricula/contract/finals'
import {
  type PolicyKind,
  policyDrafted,
  policyDryRunMoved,
  policyPublished,
  readPolicy,
} from '@matricula/contract/policies'
import { proveAverage, readRecord } from '@matricula/contract/records'
import { readStandingRun } from '@matricula/contract/standing'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

/** What is read by the rules of each kind. */
const readers = {
  record: [readRecord, proveAverage, readFinalGrades, readGradeCuts, reportGrades],
  attendance: [readEligibility, reportAttendance, readRecord],
  standing: [readStandingRun],
} satisfies Record<PolicyKind, readonly { readonly name: string }[]>

const bookOf = ({ kind }: { readonly kind?: PolicyKind | undefined }) => [keyOf(readPolicy, { kind })]

export const policyStale: readonly StaleRule[] = [
  staleAfter(policyPublished, (facts) => [
    ...bookOf(facts),
    ...(facts.kind ? readers[facts.kind].map((route) => keyOf(route)) : []),
  ]),
  staleAfter(policyDrafted, bookOf),
  staleAfter(policyDryRunMoved, bookOf),
]
