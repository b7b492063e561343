import {
  listStandingReviews,
  listStandingRows,
  readStandingRun,
  readStandings,
  standingDecided,
  standingEased,
  standingOverridden,
  standingReviewMoved,
  standingRunMoved,
} from '@matricula/contract/standing'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const runOf = ({ termId }: { readonly termId?: string | undefined }) => [
  keyOf(readStandingRun, { termId }),
  keyOf(listStandingRows, { termId }),
]
const standingsOf = ({ studentId }: { readonly studentId?: string | undefined }) =>
  keyOf(readStandings, { studentId })

export const standingStale: readonly StaleRule[] = [
  staleAfter(standingRunMoved, runOf),
  staleAfter(standingOverridden, runOf),
  staleAfter(standingDecided, (facts) => [standingsOf(facts)]),
  staleAfter(standingEased, (facts) => [standingsOf(facts)]),
  staleAfter(standingReviewMoved, (facts) => [standingsOf(facts), keyOf(listStandingReviews)]),
]
