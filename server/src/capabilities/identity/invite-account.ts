import {
  type Account,
  accountInvited,
  type NewAccount,
  type OneTimeLink,
  passwordResetAsked,
} from '@matricula/contract/identity'
import { Problem, UserId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import type { Letter } from '#platform/post/letters.ts'
import { explaining, retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Write } from '#platform/store/write.ts'
import { newAccount, shown } from './account-repository.ts'
import { invitationLetter, resetLetter } from './link-letters.ts'
import type { IdentityNeeds } from './needs.ts'
import { unrepeatable } from './own-account.ts'
import { refuseOddGrants, studentOf } from './rules.ts'

export interface InviteAccount {
  /** The link is told here and never again; where mail reaches the person it is sent as well. */
  invite(actor: Actor, wanted: NewAccount): Promise<{ account: Account; invitation: OneTimeLink }>
  /** Another link, which takes the place of the one before. */
  renew(actor: Actor, userId: UserId): Promise<OneTimeLink>
}

export function createInviteAccount(needs: IdentityNeeds): InviteAccount {
  const { store, ids, accounts, links, post } = needs

  return {
    async invite(actor, wanted) {
      demand(actor, 'account.invite')
      refuseOddGrants(wanted.grants)
      const userId = UserId.parse(ids.next())
      const studentId = studentOf(wanted.grants)
      const account = newAccount({ ...wanted, userId, status: 'invited', ...(studentId && { studentId }) })
      const { loginName, name } = account
      const { link, stored, write } = links.make('invitation', loginName)
      const commit = store.commit(unrepeatable(actor), {
        writes: [
          ...accounts.insert(account, { loginName, userId, link: stored.digest, knownAddresses: [] }),
          write,
          ...queued(invitationLetter(account, link)),
        ],
        events: [accountInvited({ userId, name, loginName })],
      })
      await explaining(commit, { 'login.exists': () => taken(loginName) })
      post.wake()
      return { account: shown(account), invitation: { link, expiresAt: stored.expiresAt } }
    },
    renew(actor, userId) {
      demand(actor, 'account.change')
      return retryWhenStale(() => renew(actor, userId))
    },
  }

  function queued(letter: Letter | undefined): Write[] {
    return letter ? [post.queued(letter)] : []
  }

  async function renew(actor: Actor, userId: UserId): Promise<OneTimeLink> {
    const account = await accounts.account(userId)
    const { loginName, name, status } = account
    if (status === 'disabled') throw disabled()
    const login = await accounts.findLogin(loginName)
    if (!login) throw new Problem('item.missing', { userId })
    const { link, stored, write } = links.make(status === 'invited' ? 'invitation' : 'reset', loginName)
    const letter = (status === 'invited' ? invitationLetter : resetLetter)(account, link)
    await store.commit(unrepeatable(actor), {
      writes: [write, accounts.changeLogin(login, { link: stored.digest }), ...queued(letter)],
      events: [
        status === 'invited' ? accountInvited({ userId, name, loginName }) : passwordResetAsked({ userId }),
      ],
    })
    post.wake()
    return { link, expiresAt: stored.expiresAt }
  }
}

const taken = (loginName: string): Problem =>
  new Problem('item.exists', {
    fields: [{ field: 'loginName', message: `${loginName} is another account’s sign-in name` }],
  })

const disabled = (): Problem =>
  new Problem('request.invalid', {
    fields: [{ field: 'status', message: 'This account is disabled; enable it first' }],
  })
