import { Account, ApiToken } from '@matricula/contract/identity'
import { Instant, SectionId, SessionId, UserId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { itemKind } from '#platform/store/item-kind.ts'

/** What proves who someone is. It lives apart from the account, so that no list of accounts carries a hash. */
export const Login = z.object({
  loginName: z.string(),
  userId: UserId,
  passwordHash: z.string().optional(),
  /** The digest of the one link that may replace the password now. */
  link: z.string().optional(),
  /** Where the account has signed in from, newest first: a stranger's guesses elsewhere do not lock these out. */
  knownAddresses: z.array(z.string()).default([]),
})
export type Login = z.infer<typeof Login>

export const loginItem = itemKind({
  name: 'Login',
  table: 'users',
  reads: ['sign-in: get by the name typed'],
  schema: Login,
  pk: 'LOGIN#{loginName}',
  sk: 'LOGIN',
})

export const StoredAccount = Account.extend({
  /** The name folded, for the order of the list. */
  sortName: z.string(),
  /** Sessions of an earlier generation have ended, whatever an index still lists. */
  generation: z.int(),
})
export type StoredAccount = z.infer<typeof StoredAccount>

export const accountItem = itemKind({
  name: 'Account',
  table: 'users',
  reads: ['the account with what it teaches: query on the partition', 'accounts by name: query on g1'],
  schema: StoredAccount,
  pk: 'USER#{userId}',
  sk: 'ACCOUNT',
  g1: ['ACCOUNTS', '{sortName}#{userId}'],
})

/** One for each word by which a person is looked for: those of the name, and the sign-in name before its @. */
export const accountWordItem = itemKind({
  name: 'Word of an account',
  table: 'users',
  reads: ['accounts with a word that begins so: query g1'],
  schema: z.object({
    userId: UserId,
    word: z.string(),
    /** The first two letters of the word. */
    begins: z.string(),
    sortName: z.string(),
    /** All words of the account, between spaces. */
    words: z.string(),
    /** Whoever looks for teachers is not shown students. */
    isStudent: z.boolean(),
  }),
  pk: 'FIND#{userId}',
  sk: '{word}',
  g1: ['AW#{begins}', '{word}#{sortName}#{userId}'],
})

/** The right to teach one section, written by whoever assigns, without touching the account. */
export const teachingGrantItem = itemKind({
  name: 'TeachingGrant',
  table: 'users',
  reads: ['with the account, in the same query'],
  schema: z.object({ userId: UserId, sectionId: SectionId }),
  pk: 'USER#{userId}',
  sk: 'GRANT#section#{sectionId}',
})

/** Named by the digest of its token: whoever reads the store cannot use it. */
export const StoredSession = z.object({
  sessionId: SessionId,
  userId: UserId,
  startedAt: Instant,
  lastSeenAt: Instant,
  endsAt: Instant,
  address: z.string(),
  agent: z.string(),
  generation: z.int(),
  expires: z.int(),
})
export type StoredSession = z.infer<typeof StoredSession>

export const sessionItem = itemKind({
  name: 'Session',
  table: 'users',
  reads: ['each request: get by the digest of the token', 'sessions of an account: query on g1'],
  schema: StoredSession,
  pk: 'SES#{sessionId}',
  sk: 'SES',
  g1: ['USER#{userId}', 'SES#{startedAt}'],
  timeToLive: true,
})

export const StoredLink = z.object({
  digest: z.string(),
  purpose: z.enum(['invitation', 'reset', 'set-up']),
  loginName: z.string().optional(),
  expiresAt: Instant,
  expires: z.int(),
})
export type StoredLink = z.infer<typeof StoredLink>

export const linkItem = itemKind({
  name: 'OneTimeLink',
  table: 'users',
  reads: ['get by the digest of the secret'],
  schema: StoredLink,
  pk: 'TOK#{digest}',
  sk: 'TOK',
  timeToLive: true,
})

export const StoredThrottle = z.object({
  counter: z.string(),
  failures: z.int(),
  /** Milliseconds since 1970 before which no further attempt is looked at. */
  until: z.int(),
  expires: z.int(),
})
export type StoredThrottle = z.infer<typeof StoredThrottle>

export const throttleItem = itemKind({
  name: 'Throttle',
  table: 'users',
  reads: ['each attempt: get'],
  schema: StoredThrottle,
  pk: 'THR#{counter}',
  sk: 'THR',
  timeToLive: true,
})

export const StoredToken = ApiToken.extend({ expires: z.int() })
export type StoredToken = z.infer<typeof StoredToken>

export const apiTokenItem = itemKind({
  name: 'ApiToken',
  table: 'users',
  reads: ['each request: get by the digest of the token', 'all tokens by age: query on g1'],
  schema: StoredToken,
  pk: 'API#{tokenId}',
  sk: 'API',
  g1: ['TOKENS', '{createdAt}#{tokenId}'],
  timeToLive: true,
})

export const StoredInstitution = z.object({ institution: z.string(), timeZone: z.string() })
export type StoredInstitution = z.infer<typeof StoredInstitution>

export const institutionItem = itemKind({
  name: 'Institution',
  table: 'users',
  reads: ['get'],
  schema: StoredInstitution,
  pk: 'INSTITUTION',
  sk: 'INSTITUTION',
})

/** How many active administrators there are, so that the last one cannot go even when two go at once. */
export const administratorsItem = itemKind({
  name: 'Administrators',
  table: 'users',
  reads: ['never read: conditions alone'],
  schema: z.object({ active: z.int() }),
  pk: 'ADMINISTRATORS',
  sk: 'ADMINISTRATORS',
})
