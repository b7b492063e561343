import {
  accountActivated,
  accountChanged,
  accountInvited,
  apiTokenIssued,
  apiTokenRevoked,
  grantsChanged,
  listAccounts,
  listApiTokens,
  listSessions,
  readAccount,
  readSession,
  sessionStarted,
  sessionsEnded,
} from '@matricula/contract/identity'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const account = ({ userId }: { readonly userId?: string | undefined }) => [
  keyOf(listAccounts),
  keyOf(readAccount, { userId }),
]

export const identityStale: readonly StaleRule[] = [
  staleAfter(accountInvited, account),
  staleAfter(accountActivated, account),
  staleAfter(accountChanged, account),
  staleAfter(grantsChanged, (facts) => [...account(facts), keyOf(readSession)]),
  staleAfter(sessionStarted, () => [keyOf(listSessions)]),
  staleAfter(sessionsEnded, () => [keyOf(listSessions)]),
  staleAfter(apiTokenIssued, () => [keyOf(listApiTokens)]),
  staleAfter(apiTokenRevoked, () => [keyOf(listApiTokens)]),
]
