import type { Account } from '@matricula/contract/identity'
import type { UserId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { shown } from './account-repository.ts'
import type { IdentityNeeds } from './needs.ts'
import { foldedName } from './rules.ts'

interface Asked {
  readonly find?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

export interface ListAccounts {
  /** By name. `find` is the beginning of a name, or a whole sign-in name. */
  list(actor: Actor, asked: Asked): Promise<{ items: Account[]; next?: string }>
  read(actor: Actor, userId: UserId): Promise<Account>
  /** The same by whoever asks on behalf of somebody who may. */
  find(asked: Asked): Promise<{ items: Account[]; next?: string }>
}

export function createListAccounts({ accounts }: IdentityNeeds): ListAccounts {
  async function find({ find: begins = '', limit, after }: Asked) {
    const [{ accounts: named, next }, exact] = await Promise.all([
      accounts.listed({ begins: foldedName(begins), limit, after }),
      begins === '' || after !== undefined ? [] : signingInAs(begins.normalize('NFC').toLowerCase()),
    ])
    const others = named.filter(({ userId }) => !exact.some((one) => one.userId === userId))
    return { items: [...exact, ...others].map(shown), ...(next !== undefined && { next }) }
  }

  return {
    find,
    async list(actor, asked) {
      demand(actor, 'account.list')
      return await find(asked)
    },
    async read(actor, userId) {
      demand(actor, 'account.read')
      return shown(await accounts.account(userId))
    },
  }

  async function signingInAs(loginName: string) {
    const login = await accounts.findLogin(loginName)
    return login ? accounts.accountsOf([login.userId]) : []
  }
}
