import { ApiTokenId, event, Grant, SessionId, UserId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { AccountStatus } from './schema.ts'

const person = (facts: { userId: string }) => `USER#${facts.userId}`
const one = z.object({ userId: UserId })

export const institutionSetUp = event('institution.setUp', one, person)
export const accountInvited = event(
  'account.invited',
  one.extend({ name: z.string(), loginName: z.string() }),
  person,
)
export const accountActivated = event('account.activated', one, person)
export const accountChanged = event(
  'account.changed',
  one.extend({ status: AccountStatus, version: z.int() }),
  person,
)
/** Rights moved: pages ask again who they are, sockets are checked anew. */
export const grantsChanged = event('account.grantsChanged', one.extend({ grants: z.array(Grant) }), person)
export const sessionStarted = event(
  'session.started',
  one.extend({ sessionId: SessionId, address: z.string() }),
  person,
)
export const sessionsEnded = event('session.ended', one.extend({ sessionIds: z.array(SessionId) }), person)
/** Nobody is named where the name is not known; what was typed is never written down: it may be a password. */
export const signInRefused = event(
  'session.refused',
  z.object({ userId: UserId.optional(), address: z.string() }),
  (facts) => `USER#${facts.userId ?? 'nobody'}`,
)
export const passwordChanged = event('password.changed', one, person)
export const passwordResetAsked = event('password.resetAsked', one, person)
export const apiTokenIssued = event(
  'token.issued',
  one.extend({ tokenId: ApiTokenId, name: z.string() }),
  person,
)
export const apiTokenRevoked = event('token.revoked', one.extend({ tokenId: ApiTokenId }), person)
