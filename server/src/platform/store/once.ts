import type { Actor } from '#platform/actor.ts'
import { absent } from './condition.ts'
import { type Change, Refused, Repeated, type Store } from './store.ts'
import { check, type Key } from './write.ts'

/** Commits, or tells that a request with this key has done so before: its effect is there, once. */
export async function commitOnce(
  store: Store,
  actor: Actor,
  change: Change,
): Promise<'done' | 'done-before'> {
  try {
    await store.commit(actor, change)
    return 'done'
  } catch (error) {
    if (error instanceof Repeated) return 'done-before'
    throw error
  }
}

/**
 * Whether this very request has made that step before. Ask it before refusing someone who comes too late: whoever sends
 * again what was done in time must not be told so. Changes nothing; `existing` is any item that is known to be there.
 */
export async function doneBefore(
  store: Store,
  actor: Actor,
  existing: Key,
  step?: string,
): Promise<Repeated | undefined> {
  if (!actor.request) return undefined
  const writes = [check(existing, absent('pk'), 'there')]
  try {
    await store.commit(actor, { writes, events: [], ...(step !== undefined && { step }) })
  } catch (error) {
    if (error instanceof Repeated) return error
    if (!(error instanceof Refused)) throw error
  }
  return undefined
}
