import { type Session, sessionsEnded } from '@matricula/contract/identity'
import { Problem, type SessionId, type UserId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { IdentityNeeds } from './needs.ts'
import { ownUserId } from './own-account.ts'

export interface EndSessions {
  list(actor: Actor): Promise<Session[]>
  /** The session that the actor came with. */
  own(actor: Actor): Promise<void>
  one(actor: Actor, sessionId: SessionId): Promise<void>
  /** All of the actor's but the one the actor came with; tells how many. */
  others(actor: Actor): Promise<number>
  allOf(actor: Actor, userId: UserId): Promise<number>
}

/** Ends sessions for good: what has ended is refused everywhere at the next request. */
export function createEndSessions({ store, accounts, sessions }: IdentityNeeds): EndSessions {
  return {
    async list(actor) {
      demand(actor, 'session.list')
      const alive = await sessions.aliveOf(await accounts.account(ownUserId(actor)))
      return alive.map((session) => ({ ...session, current: session.sessionId === actor.sessionId }))
    },
    async own(actor) {
      demand(actor, 'session.end')
      if (actor.sessionId === undefined) return
      const session = await sessions.find(actor.sessionId)
      if (session) await end(actor, session.userId, session.sessionId)
    },
    async one(actor, sessionId) {
      demand(actor, 'session.end')
      const session = await sessions.find(sessionId)
      if (session?.userId !== ownUserId(actor)) throw new Problem('item.missing', { sessionId })
      await end(actor, session.userId, session.sessionId)
    },
    others(actor) {
      demand(actor, 'session.end')
      return endAll(actor, ownUserId(actor), actor.sessionId)
    },
    allOf(actor, userId) {
      demand(actor, 'account.change')
      return endAll(actor, userId)
    },
  }

  function end(actor: Actor, userId: UserId, sessionId: SessionId): Promise<void> {
    return store.commit(actor, {
      writes: [sessions.remove(sessionId)],
      events: [sessionsEnded({ userId, sessionIds: [sessionId] })],
    })
  }

  /** A new generation ends even those that the index does not list yet. */
  function endAll(actor: Actor, userId: UserId, except?: string): Promise<number> {
    return retryWhenStale(async () => {
      const account = await accounts.account(userId)
      const ended = (await sessions.aliveOf(account))
        .map(({ sessionId }) => sessionId)
        .filter((sessionId) => sessionId !== except)
      await store.commit(actor, {
        writes: [
          accounts.nextGeneration(account),
          ...(except === undefined ? [] : [sessions.moveTo(except, account.generation + 1)]),
        ],
        events: [sessionsEnded({ userId, sessionIds: ended })],
        answer: { ended: ended.length },
      })
      return ended.length
    })
  }
}
