import {
  ApiTokenId,
  Grant,
  Instant,
  line,
  Role,
  Scope,
  SessionId,
  StudentId,
  UserId,
  Version,
} from '@matricula/contract/kernel'
import { z } from 'zod'

/** What a person types to sign in: an e-mail address or a roll number; kept in lower case. */
export const LoginName = z
  .string()
  .normalize('NFC')
  .trim()
  .toLowerCase()
  .regex(/^[^\s\p{Cc}]{2,100}$/u, 'Enter an e-mail address or a roll number, without spaces')

/** Taken exactly as typed, in Unicode's composed form. bcrypt reads 72 bytes; a longer password is refused, never cut. */
export const NewPassword = z
  .string()
  .normalize('NFC')
  .min(12, 'Use at least 12 characters')
  .refine(
    (text) => new TextEncoder().encode(text).length <= 72,
    'Use at most 72 bytes; most letters are one byte',
  )
  .refine((text) => !text.includes('\u0000'), 'Remove the null character')

/** What may be tried at sign-in: anything that could ever have been stored. */
export const TriedPassword = z.string().normalize('NFC').min(1, 'Enter the password').max(1000)

export const AccountStatus = z.enum(['invited', 'active', 'disabled'])

export const Account = z.object({
  userId: UserId,
  loginName: LoginName,
  name: line(120),
  email: z.email().optional(),
  status: AccountStatus,
  grants: z.array(Grant),
  studentId: StudentId.optional(),
  lastSeenAt: Instant.optional(),
  mustChangePassword: z.boolean().optional(),
  version: Version,
})
export type Account = z.infer<typeof Account>

/** Who I am, for the browser: enough to draw the navigation. */
export const Me = z.object({
  userId: UserId,
  sessionId: SessionId,
  name: z.string(),
  grants: z.array(Grant),
  studentId: StudentId.optional(),
  mustChangePassword: z.boolean(),
  institution: z.string(),
  timeZone: z.string(),
  serverTime: Instant,
})
export type Me = z.infer<typeof Me>

export const DemoAccount = z.object({ role: Role, loginName: z.string(), password: z.string() })
export type DemoAccount = z.infer<typeof DemoAccount>

export const Institution = z.object({
  institution: z.string(),
  timeZone: z.string(),
  serverTime: Instant,
  /** Set when nobody has been set up yet: the one-time link is printed by the server. */
  awaitingSetUp: z.boolean(),
  /** Only where the server runs a demonstration: accounts that anyone may try. */
  demoAccounts: z.array(DemoAccount).optional(),
})
export type Institution = z.infer<typeof Institution>

export const Session = z.object({
  sessionId: SessionId,
  startedAt: Instant,
  lastSeenAt: Instant,
  address: z.string(),
  agent: z.string(),
  current: z.boolean(),
})
export type Session = z.infer<typeof Session>

export const Invitation = z.object({ name: z.string(), loginName: z.string(), expiresAt: Instant })
export type Invitation = z.infer<typeof Invitation>

/** A link that works once; shown to the administrator, sent by e-mail where mail is set up. */
export const OneTimeLink = z.object({ link: z.string(), expiresAt: Instant })
export type OneTimeLink = z.infer<typeof OneTimeLink>

export const ApiToken = z.object({
  tokenId: ApiTokenId,
  name: line(80),
  grants: z.array(Grant),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.optional(),
})
export type ApiToken = z.infer<typeof ApiToken>

export const NewAccount = z.strictObject({
  name: line(120),
  loginName: LoginName,
  email: z.email('Enter an e-mail address such as name@example.edu').optional(),
  /** May be empty: whoever only teaches gets that right where sections are assigned. */
  grants: z.array(z.strictObject({ role: Role, scope: Scope })).max(50),
})
export type NewAccount = z.infer<typeof NewAccount>
