import { passwordChanged, sessionStarted } from '@matricula/contract/identity'
import { Problem } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { unnamed } from './institution.ts'
import type { IdentityNeeds } from './needs.ts'
import { ownUserId, unrepeatable } from './own-account.ts'
import { refuseWeakPassword } from './password-rules.ts'
import { counters } from './throttle.ts'

/** Tells the token of the session that takes the place of all others. */
export type ChangePassword = (
  actor: Actor,
  tried: { currentPassword: string; newPassword: string },
) => Promise<string>

/** Whoever holds a stolen session gains nothing: the password of now is asked, and guesses are counted. */
export function createChangePassword(needs: IdentityNeeds): ChangePassword {
  const { store, lanes, accounts, sessions, throttle, passwords, institution } = needs

  return (actor, tried) => {
    demand(actor, 'password.change')
    return lanes.through([`password#${ownUserId(actor)}`], () => retryWhenStale(() => change(actor, tried)))
  }

  async function change(actor: Actor, tried: Parameters<ChangePassword>[1]): Promise<string> {
    const userId = ownUserId(actor)
    const by = unrepeatable(actor)
    const [account, failures, named] = await Promise.all([
      accounts.account(userId),
      throttle.read(counters.password(userId)),
      institution.read(),
    ])
    throttle.demandPatience(failures)
    refuseWeakPassword(tried.newPassword, { ...account, ...(named ?? unnamed) })
    const login = await accounts.findLogin(account.loginName)
    if (!login || !(await passwords.matches(tried.currentPassword, login.passwordHash))) {
      await store.commit(by, { writes: throttle.failed(failures), events: [] })
      throw new Problem('sign-in.refused', {
        fields: [{ field: 'currentPassword', message: 'This is not your current password' }],
      })
    }
    const after = { ...account, mustChangePassword: undefined, generation: account.generation + 1 }
    const { token, session } = sessions.begin(after, actor)
    const passwordHash = await passwords.hash(tried.newPassword)
    await store.commit(by, {
      writes: [
        accounts.changeLogin(login, { passwordHash, link: undefined }),
        ...accounts.replace(account, after),
        sessions.insert(session),
        ...throttle.forgotten(failures),
      ],
      events: [
        passwordChanged({ userId }),
        sessionStarted({ userId, sessionId: session.sessionId, address: session.address }),
      ],
    })
    return token
  }
}
