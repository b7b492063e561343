import type { Account } from '@matricula/contract/identity'
import { type Grant, Problem, type SectionId, UserId } from '@matricula/contract/kernel'
import { wordsOf } from '#platform/name-words.ts'
import { absent, all, atLeast, equals } from '#platform/store/condition.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { walk } from '#platform/store/walk.ts'
import { type Item, insert, type Patch, patch, put, type Write } from '#platform/store/write.ts'
import { changedWords, newWords, planAccountSearch } from './account-words.ts'
import {
  accountItem,
  administratorsItem,
  type Login,
  loginItem,
  type StoredAccount,
  teachingGrantItem,
} from './items.ts'
import { isActiveAdministrator } from './rules.ts'

/** An account with everything it may: its own grants and the sections it teaches. */
export interface Person {
  readonly account: StoredAccount
  readonly grants: readonly Grant[]
}

export interface AccountRepository {
  findPerson(userId: string): Promise<Person | undefined>
  /** Throws `item.missing`. */
  account(userId: UserId): Promise<StoredAccount>
  accountsOf(userIds: readonly UserId[]): Promise<StoredAccount[]>
  listed(asked: PageAsked): Promise<Page<StoredAccount>>
  /** Whose name has every word that was typed, or whose sign-in name begins so; by the word that is found. */
  named(asked: PageAsked & { find: string; students: boolean }): Promise<Page<UserId>>
  findLogin(loginName: string): Promise<Login | undefined>
  /** Refusal `login.exists` where the name is taken. */
  insert(account: StoredAccount, login: Login): Write[]
  /** Refusals `stale`, and `last-administrator` where none would be left. */
  replace(before: StoredAccount, after: StoredAccount): Write[]
  /** Marks that the account is in use; refusal `stale` where it was disabled or its sessions ended meanwhile. */
  seen(account: StoredAccount, at: string): Write
  /** Every session begun so far ends. */
  nextGeneration(account: StoredAccount): Write
  /** Refusal `stale` where the password was changed since the login was read. */
  changeLogin(login: Login, change: Partial<Login>): Write
  teachingGrant(userId: UserId, sectionId: SectionId): Write
  noTeachingGrant(userId: UserId, sectionId: SectionId): Write
}

export const createAccountRepository = (store: Store): AccountRepository => ({
  ...reading(store),
  ...writing,
})

type Reading = 'findPerson' | 'account' | 'accountsOf' | 'listed' | 'named' | 'findLogin'

const reading = (store: Store): Pick<AccountRepository, Reading> => ({
  async findPerson(userId) {
    const partition = accountItem.fill('pk', { userId })
    const { items } = await store.query({ table: 'users', partition })
    const own = items.find((item) => item['sk'] === 'ACCOUNT')
    if (!own) return undefined
    const account = accountItem.read(own)
    const teaching = items
      .filter((item) => String(item['sk']).startsWith('GRANT#section#'))
      .map(
        (item): Grant => ({
          role: 'instructor',
          scope: { kind: 'section', id: teachingGrantItem.read(item).sectionId },
        }),
      )
    return { account, grants: [...account.grants, ...teaching] }
  },
  async account(userId) {
    const item = await store.get(accountItem.keyOf({ userId }))
    if (!item) throw new Problem('item.missing', { userId })
    return accountItem.read(item)
  },
  async accountsOf(userIds) {
    const items = await store.getMany(userIds.map((userId) => accountItem.keyOf({ userId })))
    return items.flatMap((item) => (item ? [accountItem.read(item)] : []))
  },
  async listed({ limit, after }) {
    const found = await store.query({
      table: 'users',
      index: 'g1',
      partition: 'ACCOUNTS',
      limit,
      after,
    })
    return pageOf(found, (item) => accountItem.read(item))
  },
  async named({ find, students, limit, after }) {
    const { stretches, accept } = planAccountSearch(find)
    const isWanted = (item: Item): boolean =>
      accept(item) && (students || !(item['isStudent'] === true || item['studentId'] !== undefined))
    const found = await walk(store, { table: 'users', stretches, accept: isWanted, limit, after })
    return pageOf(found, (item) => UserId.parse(item['userId']))
  },
  async findLogin(loginName) {
    const item = await store.get(loginItem.keyOf({ loginName }))
    return item && loginItem.read(item)
  },
})

const writing: Omit<AccountRepository, Reading> = {
  insert: (account, login) => [
    insert(loginItem.itemOf(login), 'login.exists'),
    insert(accountItem.itemOf(account)),
    ...newWords(account),
    ...counted(0, isActiveAdministrator(account) ? 1 : 0),
  ],
  replace(before, after) {
    const moved = after.generation !== before.generation
    const unchanged = [
      equals('version', before.version),
      ...(moved ? [equals('generation', before.generation)] : []),
    ]
    const change = changeTo(after, before.version + 1, moved)
    const seen = after.lastSeenAt === before.lastSeenAt ? {} : { lastSeenAt: after.lastSeenAt }
    return [
      patch(accountItem.keyOf(before), { ...change, set: { ...change.set, ...seen } }, all(...unchanged)),
      ...changedWords(before, { ...after, sortName: sortNameOf(after.name) }),
      ...counted(isActiveAdministrator(before) ? 1 : 0, isActiveAdministrator(after) ? 1 : 0),
    ]
  },
  seen: (account, at) =>
    patch(
      accountItem.keyOf(account),
      { set: { lastSeenAt: at } },
      all(equals('status', 'active'), equals('generation', account.generation)),
    ),
  nextGeneration: (account) =>
    patch(
      accountItem.keyOf(account),
      { set: { generation: account.generation + 1 } },
      equals('generation', account.generation),
    ),
  changeLogin: (login, change) =>
    patch(
      loginItem.keyOf(login),
      settled(change),
      login.passwordHash === undefined ? absent('passwordHash') : equals('passwordHash', login.passwordHash),
    ),
  teachingGrant: (userId, sectionId) => put(teachingGrantItem.itemOf({ userId, sectionId })),
  noTeachingGrant: (userId, sectionId) => ({
    write: 'remove',
    key: teachingGrantItem.keyOf({ userId, sectionId }),
    otherwise: 'never',
  }),
}

/** Attributes that become undefined are taken away. */
function settled(change: Readonly<Record<string, unknown>>): Patch {
  const gone = Object.keys(change).filter((name) => change[name] === undefined)
  return { set: change, remove: gone }
}

/** All but what moves without a version: when the account was last seen, and, unless meant to, its generation. */
function changeTo(after: StoredAccount, version: number, moved: boolean): Patch {
  const renewed = { ...after, sortName: sortNameOf(after.name), version }
  const { table: _, pk: __, sk: ___, lastSeenAt: ____, generation, ...item } = accountItem.itemOf(renewed)
  return settled({
    email: undefined,
    studentId: undefined,
    mustChangePassword: undefined,
    ...item,
    ...(moved && { generation }),
  })
}

/** The number of active administrators moves with the account, in the same transaction. */
function counted(before: number, after: number): Write[] {
  if (before === after) return []
  const key = administratorsItem.keyOf({})
  const gain = patch(key, { add: { active: 1 } })
  return [
    after > before ? gain : patch(key, { add: { active: -1 } }, atLeast('active', 2), 'last-administrator'),
  ]
}

/** Words between spaces, so that a list and a search agree on the order. */
const sortNameOf = (name: string): string => wordsOf(name).join(' ')

/** What an account is when it is made. */
export const newAccount = (
  facts: Omit<StoredAccount, 'sortName' | 'generation' | 'version'>,
): StoredAccount => ({ ...facts, sortName: sortNameOf(facts.name), generation: 1, version: 1 })

/** What others may see of an account. */
export const shown = ({ sortName: _, generation: __, ...account }: StoredAccount): Account => account
