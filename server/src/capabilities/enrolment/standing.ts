import type { Term } from '@matricula/contract/catalogue'
import type { Standing } from '@matricula/contract/enrolment'
import type { Ledger } from './ledger.ts'
import { limitOf } from './rules.ts'
import { windowAt } from './window-rules.ts'

/** What decides at registration, as the student may see it. */
export const standingOf = (term: Term, ledger: Ledger, now: string): Standing => ({
  termId: term.termId,
  credits: ledger.credits,
  creditLimit: limitOf(term, ledger),
  holds: ledger.holds.length,
  window: windowAt(term, now),
})
