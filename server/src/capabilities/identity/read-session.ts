import type { Me } from '@matricula/contract/identity'
import { type Actor, demand } from '#platform/actor.ts'
import { unnamed } from './institution.ts'
import { meOf } from './me.ts'
import type { IdentityNeeds } from './needs.ts'

export type ReadSession = (actor: Actor) => Promise<{ me?: Me }>

export function createReadSession({ clock, accounts, sessions, institution }: IdentityNeeds): ReadSession {
  return async (actor) => {
    demand(actor, 'session.read')
    if (actor.kind !== 'person' || actor.sessionId === undefined) return {}
    const [person, session, named] = await Promise.all([
      accounts.findPerson(actor.id),
      sessions.find(actor.sessionId),
      institution.read(),
    ])
    if (!person || !session) return {}
    return {
      me: meOf({
        person,
        sessionId: session.sessionId,
        institution: named ?? unnamed,
        serverTime: clock.now(),
      }),
    }
  }
}
