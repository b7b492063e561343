import type { Account } from '@matricula/contract/identity'
import type { UserId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import { shown } from './account-repository.ts'
import type { IdentityNeeds } from './needs.ts'

interface Asked extends PageAsked {
  readonly find?: string | undefined
}

interface Wanted extends PageAsked {
  readonly find: string
  readonly students: boolean
}

type Listed = Promise<Page<Account>>

export interface ListAccounts {
  /** By name. `find` is the beginnings of words of a name, or of a sign-in name. */
  list(actor: Actor, asked: Asked): Listed
  read(actor: Actor, userId: UserId): Promise<Account>
  /** The same for whoever asks on behalf of somebody who may. */
  find(wanted: Wanted): Listed
}

export function createListAccounts({ accounts }: IdentityNeeds): ListAccounts {
  /** Whoever signs in exactly so comes first. */
  async function find({ find: typed, after, ...wanted }: Wanted): Listed {
    const [{ items: userIds, ...rest }, login] = await Promise.all([
      accounts.named({ find: typed, after, ...wanted }),
      after === undefined ? accounts.findLogin(typed.normalize('NFC').toLowerCase()) : undefined,
    ])
    const found = await accounts.accountsOf([...new Set([...(login ? [login.userId] : []), ...userIds])])
    const items = found.filter(({ studentId }) => wanted.students || studentId === undefined)
    return { ...rest, items: items.map(shown) }
  }

  const everyone = async (page: PageAsked): Listed => pageOf(await accounts.listed(page), shown)

  return {
    find,
    async list(actor, { find: typed = '', ...page }) {
      demand(actor, 'account.list')
      return typed === '' ? await everyone(page) : await find({ find: typed, students: true, ...page })
    },
    async read(actor, userId) {
      demand(actor, 'account.read')
      return shown(await accounts.account(userId))
    },
  }
}
