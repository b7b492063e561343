import { type Account, type AccountStatus, accountChanged, grantsChanged } from '@matricula/contract/identity'
import { type Grant, Problem, type UserId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import { shown } from './account-repository.ts'
import type { StoredAccount } from './items.ts'
import type { IdentityNeeds } from './needs.ts'
import { decideStatus, refuseOddGrants, studentOf } from './rules.ts'

interface Wanted {
  readonly version: number
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly status?: Exclude<z.infer<typeof AccountStatus>, 'invited'> | undefined
}

export interface ChangeAccount {
  change(actor: Actor, userId: UserId, wanted: Wanted): Promise<Account>
  replaceGrants(
    actor: Actor,
    userId: UserId,
    wanted: { version: number; grants: readonly Grant[] },
  ): Promise<Account>
}

/** What an administrator changes of an account; rights and sessions follow at once. */
export function createChangeAccount({ store, accounts }: IdentityNeeds): ChangeAccount {
  return {
    async change(actor, userId, wanted) {
      demand(actor, 'account.change')
      const before = await seenAt(wanted.version, userId)
      const login = await accounts.findLogin(before.loginName)
      const status = decideStatus(before.status, wanted.status, login?.passwordHash !== undefined)
      const after: StoredAccount = {
        ...before,
        name: wanted.name ?? before.name,
        email: wanted.email === '' ? undefined : (wanted.email ?? before.email),
        status,
        generation: status === 'disabled' ? before.generation + 1 : before.generation,
        version: before.version + 1,
      }
      const changed = accountChanged({ userId, status, version: after.version })
      return settle(actor, before, after, [changed])
    },
    async replaceGrants(actor, userId, { version, grants }) {
      demand(actor, 'account.grant')
      refuseOddGrants(grants)
      const before = await seenAt(version, userId)
      const studentId = studentOf(grants)
      const after = { ...before, grants: [...grants], studentId, version: before.version + 1 }
      return settle(actor, before, after, [grantsChanged({ userId, grants: after.grants })])
    },
  }

  /** The account as the caller saw it; someone else's change in between is shown, not undone. */
  async function seenAt(version: number, userId: UserId): Promise<StoredAccount> {
    const account = await accounts.account(userId)
    if (account.version !== version) throw new Problem('item.stale', { current: shown(account) })
    return account
  }

  async function settle(
    actor: Actor,
    before: StoredAccount,
    after: StoredAccount,
    events: readonly ReturnType<typeof accountChanged | typeof grantsChanged>[],
  ): Promise<Account> {
    const answer = shown(after)
    const commit = store.commit(actor, { writes: accounts.replace(before, after), events, answer })
    await explaining(commit, {
      stale: () => new Problem('item.stale'),
      'last-administrator': () => new Problem('account.last-administrator'),
    })
    return answer
  }
}
