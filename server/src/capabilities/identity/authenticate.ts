import { type Actor, stranger, systemActor } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { digestOf } from '#platform/ids.ts'
import type { Settings } from '#platform/platform.ts'
import type { Store } from '#platform/store/store.ts'
import type { Write } from '#platform/store/write.ts'
import type { AccountRepository, Person } from './account-repository.ts'
import { createActorMemory } from './actor-memory.ts'
import type { StoredSession } from './items.ts'
import { isAlive } from './rules.ts'
import type { SessionRepository } from './session-repository.ts'
import type { TokenRepository } from './token-repository.ts'

export interface Knock {
  readonly cookie: string | undefined
  readonly bearer: string | undefined
  readonly address: string
  readonly agent: string
  /** A page that only listens: it is looked up afresh, and it does not keep an idle session alive. */
  readonly listening?: boolean
}

export interface Doorkeeper {
  authenticate(knock: Knock): Promise<Actor>
  /** What was remembered of this actor may be wrong now. */
  forget(actorId: string): void
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly settings: Settings
  readonly accounts: AccountRepository
  readonly sessions: SessionRepository
  readonly tokens: TokenRepository
}

/** Milliseconds after which use is written down again. */
const sessionNoted = 60_000
const tokenNoted = 3_600_000

const housekeeping = systemActor('identity')

/** Finds out who is asking. Remembers for a few seconds, so that a page's many requests cost one look. */
export function createDoorkeeper({ store, clock, settings, accounts, sessions, tokens }: Needs): Doorkeeper {
  const memory = createActorMemory(clock, 5000)

  /** Reading goes on where nothing can be written, so a note that fails is no reason to turn anyone away. */
  const note = async (write: Write): Promise<void> =>
    store.commit(housekeeping, { writes: [write], events: [] }).catch(() => undefined)

  const isStale = (instant: string | undefined, limit: number): boolean =>
    instant === undefined || clock.millis() - Date.parse(instant) >= limit

  async function fromSession(token: string, listening: boolean): Promise<Actor> {
    const session = await sessions.find(digestOf(token))
    if (!session || !isAlive(session, clock.millis(), settings.idleSeconds)) return stranger
    const person = await accounts.findPerson(session.userId)
    if (!person || person.account.status !== 'active') return stranger
    if (person.account.generation !== session.generation) return stranger
    const limit = Math.min(sessionNoted, settings.idleSeconds * 100)
    if (!listening && isStale(session.lastSeenAt, limit)) await note(sessions.seen(session))
    return actorOf(person, session)
  }

  async function fromToken(bearer: string): Promise<Actor> {
    const token = await tokens.find(digestOf(bearer))
    if (!token || Date.parse(token.expiresAt) <= clock.millis()) return stranger
    if (isStale(token.lastUsedAt, tokenNoted)) await note(tokens.used(token))
    return { kind: 'token', id: `token-${token.tokenId}`, name: token.name, grants: token.grants }
  }

  function look(knock: Knock): Promise<Actor> {
    // A token that is wrong is not made good by a cookie: programs are not held to the rules for pages.
    if (knock.bearer !== undefined) return fromToken(knock.bearer)
    if (knock.cookie === undefined) return Promise.resolve(stranger)
    return fromSession(knock.cookie, knock.listening === true)
  }

  return {
    authenticate(knock) {
      if (knock.listening) return look(knock)
      const kind = knock.bearer === undefined ? 'cookie' : 'bearer'
      return memory.recall(digestOf(`${kind} ${knock.bearer ?? knock.cookie}`), () => look(knock))
    },
    forget: memory.forget,
  }
}

/** Who a person is to the rest of the application. */
export const actorOf = ({ account, grants }: Person, session: StoredSession): Actor => ({
  kind: 'person',
  id: account.userId,
  name: account.name,
  grants,
  sessionId: session.sessionId,
  ...(account.studentId !== undefined && { studentId: account.studentId }),
})
