import { sessionStarted, signInRefused } from '@matricula/contract/identity'
import { Problem } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import type { Person } from './account-repository.ts'
import { actorOf } from './authenticate.ts'
import { unnamed } from './institution.ts'
import type { Login } from './items.ts'
import { type Begun, meOf } from './me.ts'
import type { IdentityNeeds } from './needs.ts'
import { unrepeatable } from './own-account.ts'
import { type Counter, counters } from './throttle.ts'

export type SignIn = (actor: Actor, tried: { loginName: string; password: string }) => Promise<Begun>

/** Attempts on one name wait for one another, so that many at once cannot outrun the count of failures. */
export function createSignIn(needs: IdentityNeeds): SignIn {
  const { store, lanes, accounts, throttle, passwords } = needs
  const begin = createBeginning(needs)

  return (actor, tried) => {
    demand(actor, 'session.begin')
    return lanes.through([`sign-in#${tried.loginName}`], () => retryWhenStale(() => attempt(actor, tried)))
  }

  async function attempt(actor: Actor, { loginName, password }: Parameters<SignIn>[1]): Promise<Begun> {
    const { login, judged, settled } = await look(loginName, actor.address ?? '')
    throttle.demandPatience(...judged)
    const right = await passwords.matches(password, login?.passwordHash)
    const person = right && login ? await accounts.findPerson(login.userId) : undefined
    if (!login || person?.account.status !== 'active') return refuse(actor, login, judged)
    return begin(actor, { login, person, password, settled })
  }

  /** The counters that judge this attempt: at a known place of the account, strangers elsewhere do not count. */
  async function look(loginName: string, address: string) {
    const [login, byName, byNameHere, byAddress] = await Promise.all([
      accounts.findLogin(loginName),
      throttle.read(counters.signIn(loginName)),
      throttle.read(counters.signInFrom(loginName, address)),
      throttle.read(counters.address(address)),
    ])
    if (login?.knownAddresses.includes(address))
      return { login, judged: [byNameHere], settled: throttle.forgotten(byNameHere) }
    const settled = [...throttle.forgotten(byName), ...throttle.eased(byAddress)]
    return { login, judged: [byName, byAddress], settled }
  }

  async function refuse(actor: Actor, login: Login | undefined, judged: Counter[]): Promise<never> {
    const facts = { address: actor.address ?? '', ...(login && { userId: login.userId }) }
    await store.commit(unrepeatable(actor), {
      writes: throttle.failed(...judged),
      events: [signInRefused(facts)],
    })
    throw new Problem('sign-in.refused')
  }
}

interface Admitted {
  readonly login: Login
  readonly person: Person
  readonly password: string
  readonly settled: readonly Write[]
}

const mostKnown = 5

function createBeginning({ store, clock, accounts, sessions, passwords, institution }: IdentityNeeds) {
  return async (actor: Actor, { login, person, password, settled }: Admitted): Promise<Begun> => {
    const { token, session } = sessions.begin(person.account, actor)
    const named = await institution.read()
    await store.commit(actorOf(person, session), {
      writes: [
        sessions.insert(session),
        accounts.seen(person.account, clock.now()),
        ...(await renewed(login, password, session.address)),
        ...settled,
      ],
      events: [
        sessionStarted({
          userId: session.userId,
          sessionId: session.sessionId,
          address: session.address,
        }),
      ],
    })
    const serverTime = clock.now()
    return {
      token,
      me: meOf({ person, sessionId: session.sessionId, institution: named ?? unnamed, serverTime }),
    }
  }

  /** What is better known of the login now: another address, or the same password hashed at today's cost. */
  async function renewed(login: Login, password: string, address: string): Promise<Write[]> {
    const outdated = login.passwordHash !== undefined && passwords.outdated(login.passwordHash)
    if (!outdated && login.knownAddresses.includes(address)) return []
    const passwordHash = outdated ? await passwords.hash(password) : login.passwordHash
    const others = login.knownAddresses.filter((known) => known !== address)
    return [
      accounts.changeLogin(login, {
        ...(outdated && { passwordHash }),
        knownAddresses: [address, ...others].slice(0, mostKnown),
      }),
    ]
  }
}
