import {
  accountActivated,
  type Invitation,
  passwordChanged,
  sessionStarted,
} from '@matricula/contract/identity'
import { Problem } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import type { Person } from './account-repository.ts'
import { actorOf } from './authenticate.ts'
import { unnamed } from './institution.ts'
import type { Login, StoredAccount, StoredInstitution, StoredLink } from './items.ts'
import { type Begun, meOf } from './me.ts'
import type { IdentityNeeds } from './needs.ts'
import { unrepeatable } from './own-account.ts'
import { refuseWeakPassword } from './password-rules.ts'
import { counters } from './throttle.ts'

/** Choosing a password with a link instead of the password of now. */
export interface ChoosePassword {
  invitation(actor: Actor, secret: string): Promise<Invitation>
  accept(actor: Actor, secret: string, newPassword: string): Promise<Begun>
  reset(actor: Actor, secret: string, newPassword: string): Promise<void>
}

interface Found {
  readonly link: StoredLink
  readonly login: Login
  readonly person: Person
  readonly institution: StoredInstitution
}

export function createChoosePassword(needs: IdentityNeeds): ChoosePassword {
  const { store, clock, sessions } = needs
  const find = createFinding(needs)
  const replacing = createReplacing(needs)

  return {
    async invitation(actor, secret) {
      demand(actor, 'invitation.read')
      const { link, person } = await find('invitation', secret)
      return { name: person.account.name, loginName: person.account.loginName, expiresAt: link.expiresAt }
    },
    accept(actor, secret, newPassword) {
      demand(actor, 'invitation.accept')
      return retryWhenStale(() => accept(actor, secret, newPassword))
    },
    reset(actor, secret, newPassword) {
      demand(actor, 'password.reset')
      return retryWhenStale(() => reset(actor, secret, newPassword))
    },
  }

  async function accept(actor: Actor, secret: string, newPassword: string): Promise<Begun> {
    const found = await find('invitation', secret)
    const { account, writes } = await replacing(found, newPassword)
    const { token, session } = sessions.begin(account, actor)
    const { userId, sessionId, address } = session
    const person = { ...found.person, account }
    const commit = store.commit(actorOf(person, session), {
      writes: [...writes, sessions.insert(session)],
      events: [accountActivated({ userId }), sessionStarted({ userId, sessionId, address })],
    })
    await explaining(commit, spent)
    return {
      token,
      me: meOf({ person, sessionId, institution: found.institution, serverTime: clock.now() }),
    }
  }

  async function reset(actor: Actor, secret: string, newPassword: string): Promise<void> {
    const found = await find('reset', secret)
    const { account, writes } = await replacing(found, newPassword)
    const by: Actor = { ...unrepeatable(actor), kind: 'person', id: account.userId, name: account.name }
    await explaining(
      store.commit(by, { writes, events: [passwordChanged({ userId: account.userId })] }),
      spent,
    )
  }
}

const spent = { 'link.spent': () => new Problem('link.spent') }

/** A link is good for the account that it was made for, as long as no newer link and no new password took its place. */
function createFinding({ accounts, links, institution }: IdentityNeeds) {
  return async (purpose: 'invitation' | 'reset', secret: string): Promise<Found> => {
    const link = await links.link(purpose, secret)
    const [login, named] = await Promise.all([accounts.findLogin(link.loginName ?? ''), institution.read()])
    const person = login?.link === link.digest ? await accounts.findPerson(login.userId) : undefined
    const status = purpose === 'invitation' ? 'invited' : 'active'
    if (!login || person?.account.status !== status) throw new Problem('link.spent')
    return { link, login, person, institution: named ?? unnamed }
  }
}

/** The password takes effect with the link's end, and every session begun before ends. */
function createReplacing({ clock, accounts, links, throttle, passwords }: IdentityNeeds) {
  return async (
    { link, login, person: { account: before }, institution }: Found,
    newPassword: string,
  ): Promise<{ account: StoredAccount; writes: Write[] }> => {
    refuseWeakPassword(newPassword, { ...before, ...institution })
    const passwordHash = await passwords.hash(newPassword)
    const failures = await throttle.read(counters.signIn(login.loginName))
    const account: StoredAccount = {
      ...before,
      status: 'active',
      mustChangePassword: undefined,
      lastSeenAt: clock.now(),
      generation: before.generation + 1,
    }
    const writes = [
      links.spend(link),
      accounts.changeLogin(login, { passwordHash, link: undefined }),
      ...accounts.replace(before, account),
      ...throttle.forgotten(failures),
    ]
    return { account, writes }
  }
}
