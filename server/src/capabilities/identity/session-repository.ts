import { SessionId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import { type Clock, secondsFrom } from '#platform/clock.ts'
import { digestOf, type Ids } from '#platform/ids.ts'
import type { Settings } from '#platform/platform.ts'
import { present } from '#platform/store/condition.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, patch, type Write } from '#platform/store/write.ts'
import { type StoredAccount, type StoredSession, sessionItem } from './items.ts'
import { isAlive } from './rules.ts'

export interface SessionRepository {
  /** A new session and the token that opens it, which is stored nowhere. */
  begin(
    account: Pick<StoredAccount, 'userId' | 'generation'>,
    from: Actor,
  ): { token: string; session: StoredSession }
  find(sessionId: string): Promise<StoredSession | undefined>
  /** Those that could still be used, newest first. */
  aliveOf(account: StoredAccount): Promise<StoredSession[]>
  insert(session: StoredSession): Write
  seen(session: StoredSession): Write
  moveTo(sessionId: string, generation: number): Write
  remove(sessionId: string): Write
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly settings: Settings
}

export const createSessionRepository = ({ store, clock, ids, settings }: Needs): SessionRepository => ({
  begin(account, from) {
    const token = ids.secret()
    const now = clock.now()
    const session: StoredSession = {
      sessionId: SessionId.parse(digestOf(token)),
      userId: account.userId,
      startedAt: now,
      lastSeenAt: now,
      endsAt: new Date(clock.millis() + settings.absoluteSeconds * 1000).toISOString(),
      address: from.address ?? '',
      agent: from.agent ?? '',
      generation: account.generation,
      expires: secondsFrom(clock, settings.absoluteSeconds),
    }
    return { token, session }
  },
  async find(sessionId) {
    const item = await store.get(sessionItem.keyOf({ sessionId }))
    return item && sessionItem.read(item)
  },
  async aliveOf({ userId, generation }) {
    const { items } = await store.query({
      table: 'users',
      index: 'g1',
      partition: sessionItem.fill('g1p', { userId }),
      begins: 'SES#',
      backwards: true,
    })
    const sessions = items.map((item) => sessionItem.read(item))
    return sessions.filter(
      (session) =>
        session.generation === generation && isAlive(session, clock.millis(), settings.idleSeconds),
    )
  },
  insert: (session) => insert(sessionItem.itemOf(session)),
  seen: (session) =>
    patch(sessionItem.keyOf(session), { set: { lastSeenAt: clock.now() } }, present('pk'), 'missing'),
  moveTo: (sessionId, generation) =>
    patch(sessionItem.keyOf({ sessionId }), { set: { generation } }, present('pk'), 'stale'),
  remove: (sessionId) => ({ write: 'remove', key: sessionItem.keyOf({ sessionId }), otherwise: 'never' }),
})
