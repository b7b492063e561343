import { type Action, type Permission, Problem, policy } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'

/** At the door, before anything is read: whoever holds none of the roles that an action needs goes no further. */
export function demandRole(actor: Actor, action: Action): void {
  const permission: Permission = policy[action]
  if (permission.who === 'anyone') return
  if (actor.grants === undefined) throw new Problem('actor.unknown', { action })
  if (permission.who === 'signed-in') return
  const roles = [...permission.within, ...permission.anywhere]
  if (!actor.grants.some((grant) => roles.includes(grant.role)))
    throw new Problem('actor.forbidden', { action })
}
