import {
  type Account,
  accountActivated,
  accountInvited,
  type DemoAccount,
} from '@matricula/contract/identity'
import { type Grant, type SectionId, type StudentId, type UserId } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { Capability } from '#platform/capability.ts'
import type { Platform } from '#platform/platform.ts'
import type { Change, Store } from '#platform/store/store.ts'
import type { Write } from '#platform/store/write.ts'
import { createAccountRepository, newAccount, shown } from './account-repository.ts'
import { createApiTokens } from './api-tokens.ts'
import { createAskPasswordReset } from './ask-password-reset.ts'
import { identityAudience } from './audience.ts'
import { createDoorkeeper, type Doorkeeper, type Knock } from './authenticate.ts'
import { createChangeAccount } from './change-account.ts'
import { createChangePassword } from './change-password.ts'
import { createChoosePassword } from './choose-password.ts'
import { createEndSessions } from './end-sessions.ts'
import { createInstitutionRecord, type InstitutionRecord } from './institution.ts'
import { createInviteAccount } from './invite-account.ts'
import * as items from './items.ts'
import { createLinkRepository } from './link-repository.ts'
import { createListAccounts } from './list-accounts.ts'
import { createListeners, forget } from './listeners.ts'
import type { IdentityNeeds } from './needs.ts'
import { createPasswordLane } from './password-lane.ts'
import { createPasswords } from './passwords.ts'
import { createReadInstitution } from './read-institution.ts'
import { createReadSession } from './read-session.ts'
import { type IdentityCommands, identityRoutes } from './routes.ts'
import { studentOf } from './rules.ts'
import { createSessionRepository } from './session-repository.ts'
import { createSetUpInstitution } from './set-up-institution.ts'
import { createSignIn } from './sign-in.ts'
import { identityTables } from './tables.ts'
import { createThrottle, type Throttle } from './throttle.ts'
import { createTokenRepository } from './token-repository.ts'

export { addressOf } from './link-letters.ts'
export { unrepeatable } from './own-account.ts'
export { counters, type Throttle } from './throttle.ts'

/** What whoever makes accounts in numbers knows of each: imports, the demonstration. */
export interface AccountFacts {
  readonly userId: UserId
  readonly loginName: string
  readonly name: string
  readonly email?: string
  readonly grants: readonly Grant[]
  readonly studentId?: StudentId
  /** Made before by `hashPassword`; without it the account waits for its owner's first password. */
  readonly passwordHash?: string
  readonly mustChangePassword?: boolean
}

export interface Identity extends Capability {
  /** Who is asking; a page that only listens says so, and is looked up afresh. */
  authenticate(knock: Knock): Promise<Actor>
  /** The right to teach one section, for the commit of whoever assigns. */
  teachingGrant(userId: UserId, sectionId: SectionId): Write
  noTeachingGrant(userId: UserId, sectionId: SectionId): Write
  /** Throws `item.missing`. */
  accountOf(userId: UserId): Promise<Account>
  accountByLogin(loginName: string): Promise<Account | undefined>
  /** Who is no student and has a name with these words, or signs in so; for whoever may know of them. */
  staffNamed(find: string, limit: number): Promise<Account[]>
  /** One new account; refusal `login.exists`. At most one administrator a commit. */
  accountWrites(account: AccountFacts): Change
  hashPassword(password: string): Promise<string>
  readonly institution: InstitutionRecord
  /** What fails too often has to wait, wherever codes are tried. */
  readonly throttle: Throttle
  /** A one-time link for the first administrator; nothing once the institution is set up. */
  beginSetUp(): Promise<string | undefined>
}

interface Needs extends Platform {
  /** Accounts that the sign-in page may show: a demonstration has some. */
  readonly demoAccounts?: () => readonly DemoAccount[]
}

/** Accounts, sign-in, sessions, roles. */
export function createIdentity({ demoAccounts = () => [], ...platform }: Needs): Identity {
  const needs = gathered(platform)
  const doorkeeper = createDoorkeeper(needs)
  const commands = commandsOf({ ...needs, store: forgetting(platform.store, doorkeeper) }, demoAccounts)
  const { accounts, institution } = needs

  return {
    routes: identityRoutes(commands, platform.settings.absoluteSeconds),
    audience: identityAudience,
    listeners: createListeners(doorkeeper),
    kinds: Object.values(items).filter((exported) => 'keyOf' in exported),
    tables: identityTables(platform.store),
    authenticate: (knock) => doorkeeper.authenticate(knock),
    teachingGrant: accounts.teachingGrant,
    noTeachingGrant: accounts.noTeachingGrant,
    accountOf: async (userId) => shown(await accounts.account(userId)),
    async accountByLogin(loginName) {
      const login = await accounts.findLogin(loginName.normalize('NFC').trim().toLowerCase())
      return login && shown(await accounts.account(login.userId))
    },
    staffNamed: async (find, limit) => (await commands.listing.find({ find, limit, students: false })).items,
    accountWrites,
    hashPassword: (password) => needs.passwords.hash(password),
    institution,
    throttle: needs.throttle,
    beginSetUp: () => commands.setUp.beginSetUp(),
  }

  function accountWrites({ passwordHash, grants, ...facts }: AccountFacts): Change {
    const studentId = facts.studentId ?? studentOf(grants)
    const account = newAccount({
      ...facts,
      grants: [...grants],
      status: passwordHash === undefined ? 'invited' : 'active',
      ...(studentId !== undefined && { studentId }),
    })
    const { userId, loginName, name } = account
    const login = {
      loginName,
      userId,
      knownAddresses: [],
      ...(passwordHash !== undefined && { passwordHash }),
    }
    const made =
      passwordHash === undefined ? accountInvited({ userId, name, loginName }) : accountActivated({ userId })
    return { writes: accounts.insert(account, login), events: [made] }
  }
}

function gathered(platform: Platform): IdentityNeeds {
  const { store, settings } = platform
  return {
    ...platform,
    accounts: createAccountRepository(store),
    sessions: createSessionRepository(platform),
    links: createLinkRepository({ ...platform, origin: settings.origin }),
    tokens: createTokenRepository(platform),
    throttle: createThrottle(platform),
    passwords: createPasswords(settings.bcryptCost, createPasswordLane({ atOnce: 2, waiting: 200 })),
    institution: createInstitutionRecord(store),
  }
}

const commandsOf = (needs: IdentityNeeds, demo: () => readonly DemoAccount[]): IdentityCommands => ({
  signIn: createSignIn(needs),
  readSession: createReadSession(needs),
  readInstitution: createReadInstitution(needs, demo),
  sessions: createEndSessions(needs),
  changePassword: createChangePassword(needs),
  askPasswordReset: createAskPasswordReset(needs),
  choosePassword: createChoosePassword(needs),
  setUp: createSetUpInstitution(needs),
  listing: createListAccounts(needs),
  inviting: createInviteAccount(needs),
  changing: createChangeAccount(needs),
  apiTokens: createApiTokens(needs),
})

/** The same store; what this server remembers of somebody's rights goes with the commit that moves them. */
const forgetting = (store: Store, doorkeeper: Doorkeeper): Store => ({
  ...store,
  async commit(by, change) {
    await store.commit(by, change)
    for (const event of change.events) forget(doorkeeper, event)
  },
})
