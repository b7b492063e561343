import { registerMarked, registerSubmitted } from '@matricula/contract/attendance'
import { enrolmentConfirmed, enrolmentDropped, waitlistPromoted } from '@matricula/contract/enrolment'
import { readStatistics, readTermStatistics, readToday } from '@matricula/contract/operations'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const numbersAndDay = (facts: { readonly termId?: string | undefined }) => [
  keyOf(readStatistics),
  keyOf(readToday),
  keyOf(readTermStatistics, { termId: facts.termId }),
]

/** What a day and the numbers are made of. */
export const operationsStale: readonly StaleRule[] = [
  staleAfter(enrolmentConfirmed, numbersAndDay),
  staleAfter(enrolmentDropped, numbersAndDay),
  staleAfter(waitlistPromoted, numbersAndDay),
  staleAfter(registerMarked, () => [keyOf(readToday)]),
  staleAfter(registerSubmitted, () => [keyOf(readToday)]),
]
