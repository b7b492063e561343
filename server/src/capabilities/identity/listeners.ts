import type { Listener } from '#platform/capability.ts'
import type { Doorkeeper } from './authenticate.ts'

/** The events after which what is remembered of somebody's rights may be wrong. */
export const rightsMoved: readonly string[] = [
  'account.activated',
  'account.changed',
  'account.grantsChanged',
  'password.changed',
  'session.ended',
  'section.instructorAssigned',
  'section.instructorUnassigned',
]

/** Forgets the rights of whomever an event is about; other servers' memories last a few seconds at most. */
export const createListeners = (doorkeeper: Doorkeeper): Listener[] => [
  {
    name: 'identity-rights',
    events: [...rightsMoved, 'token.revoked'],
    hear(events) {
      for (const event of events) forget(doorkeeper, event)
      return Promise.resolve()
    },
  },
]

export function forget(doorkeeper: Doorkeeper, { name, facts }: { name: string; facts: unknown }): void {
  if (name === 'token.revoked') return doorkeeper.forget(`token-${Reflect.get(Object(facts), 'tokenId')}`)
  if (rightsMoved.includes(name)) doorkeeper.forget(String(Reflect.get(Object(facts), 'userId')))
}
