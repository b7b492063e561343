import { Problem, UserId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'

/** The account of whoever is signed in with a session. Refuses programs and jobs: they have none. */
export function ownUserId(actor: Actor): UserId {
  if (actor.kind !== 'person') throw new Problem('actor.forbidden')
  return UserId.parse(actor.id)
}

/**
 * Without the idempotency key. For what answers with a secret or a cookie, which must not be kept to be told twice, and
 * for what was sent with a password, of which not even a digest may be kept.
 */
export function unrepeatable(actor: Actor): Actor {
  const { request: _, ...rest } = actor
  return rest
}
