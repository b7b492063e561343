import {
  ApiTokenId,
  Grant,
  line,
  Nothing,
  page,
  pageQuery,
  route,
  SessionId,
  UserId,
  Version,
} from '@matricula/contract/kernel'
import { z } from 'zod'
import {
  Account,
  AccountStatus,
  ApiToken,
  Institution,
  Invitation,
  LoginName,
  Me,
  NewAccount,
  NewPassword,
  OneTimeLink,
  Session,
  TriedPassword,
} from './schema.ts'

const oneUser = z.strictObject({ userId: UserId })
const secret = z.string().regex(/^[\w-]{20,100}$/, 'The link is not whole; copy all of it')

export const readInstitution = route({
  name: 'readInstitution',
  summary: 'The name of the institution and its time',
  action: 'session.read',
  method: 'GET',
  path: '/api/institution',
  reply: Institution,
})
export const signIn = route({
  name: 'signIn',
  summary: 'Begin a session',
  action: 'session.begin',
  method: 'POST',
  path: '/api/session',
  body: z.strictObject({ loginName: LoginName, password: TriedPassword }),
  status: 201,
  reply: Me,
  problems: ['sign-in.refused', 'request.too-many', 'server.busy'],
})
export const readSession = route({
  name: 'readSession',
  summary: 'Who is signed in here',
  action: 'session.read',
  method: 'GET',
  path: '/api/session',
  reply: z.object({ me: Me.optional() }),
})
export const signOut = route({
  name: 'signOut',
  summary: 'End this session',
  action: 'session.end',
  method: 'DELETE',
  path: '/api/session',
})
export const listSessions = route({
  name: 'listSessions',
  summary: 'My sessions',
  action: 'session.list',
  method: 'GET',
  path: '/api/sessions',
  reply: z.object({ items: z.array(Session) }),
})
export const endSession = route({
  name: 'endSession',
  summary: 'End one of my sessions',
  action: 'session.end',
  method: 'DELETE',
  path: '/api/sessions/:sessionId',
  params: z.strictObject({ sessionId: SessionId }),
  problems: ['item.missing'],
})
export const endOtherSessions = route({
  name: 'endOtherSessions',
  summary: 'End all my sessions but this one',
  action: 'session.end',
  method: 'DELETE',
  path: '/api/sessions',
  reply: z.object({ ended: z.int() }),
})
export const changePassword = route({
  name: 'changePassword',
  summary: 'Change my password; my other sessions end',
  action: 'password.change',
  method: 'POST',
  path: '/api/password',
  body: z.strictObject({ currentPassword: TriedPassword, newPassword: NewPassword }),
  problems: ['sign-in.refused', 'password.weak', 'request.too-many'],
})
export const askPasswordReset = route({
  name: 'askPasswordReset',
  summary: 'Ask for a link to choose a new password',
  action: 'password.ask-reset',
  method: 'POST',
  path: '/api/password/reset-requests',
  body: z.strictObject({ loginName: LoginName }),
  status: 202,
  reply: Nothing,
  problems: ['request.too-many'],
})
export const resetPassword = route({
  name: 'resetPassword',
  summary: 'Choose a new password with a link',
  action: 'password.reset',
  method: 'POST',
  path: '/api/password/resets',
  body: z.strictObject({ secret, newPassword: NewPassword }),
  problems: ['link.spent', 'password.weak'],
})
export const readInvitation = route({
  name: 'readInvitation',
  summary: 'Whom an invitation is for',
  action: 'invitation.read',
  method: 'POST',
  path: '/api/invitations/readings',
  body: z.strictObject({ secret }),
  reply: Invitation,
  problems: ['link.spent'],
})
export const acceptInvitation = route({
  name: 'acceptInvitation',
  summary: 'Choose a password and begin',
  action: 'invitation.accept',
  method: 'POST',
  path: '/api/invitations/acceptances',
  body: z.strictObject({ secret, newPassword: NewPassword }),
  status: 201,
  reply: Me,
  problems: ['link.spent', 'password.weak'],
})
export const setUpInstitution = route({
  name: 'setUpInstitution',
  summary: 'Name the institution and make its first administrator',
  action: 'institution.set-up',
  method: 'POST',
  path: '/api/set-up',
  body: z.strictObject({
    secret,
    institution: line(120),
    timeZone: line(60),
    name: line(120),
    loginName: LoginName,
    newPassword: NewPassword,
  }),
  status: 201,
  reply: Me,
  problems: ['link.spent', 'password.weak'],
})
export const listAccounts = route({
  name: 'listAccounts',
  summary: 'Accounts, by name',
  action: 'account.list',
  method: 'GET',
  path: '/api/accounts',
  query: z.strictObject({ ...pageQuery, find: z.string().trim().max(100).optional() }),
  reply: page(Account),
})
export const readAccount = route({
  name: 'readAccount',
  summary: 'One account',
  action: 'account.read',
  method: 'GET',
  path: '/api/accounts/:userId',
  params: oneUser,
  reply: Account,
  problems: ['item.missing'],
})
export const inviteAccount = route({
  name: 'inviteAccount',
  summary: 'Make an account and a link for its owner',
  action: 'account.invite',
  method: 'POST',
  path: '/api/accounts',
  body: NewAccount,
  status: 201,
  reply: z.object({ account: Account, invitation: OneTimeLink }),
  problems: ['item.exists'],
})
export const changeAccount = route({
  name: 'changeAccount',
  summary: 'Rename, disable or enable an account',
  action: 'account.change',
  method: 'PATCH',
  path: '/api/accounts/:userId',
  params: oneUser,
  body: z.strictObject({
    version: Version,
    name: line(120).optional(),
    /** An empty text takes the address away. */
    email: z.email('Enter an e-mail address such as name@example.edu').or(z.literal('')).optional(),
    status: AccountStatus.exclude(['invited']).optional(),
  }),
  reply: Account,
  problems: ['item.missing', 'item.stale', 'account.last-administrator'],
})
export const replaceGrants = route({
  name: 'replaceGrants',
  summary: 'Say what roles an account has, and how far they reach',
  action: 'account.grant',
  method: 'PUT',
  path: '/api/accounts/:userId/grants',
  params: oneUser,
  body: z.strictObject({ version: Version, grants: z.array(Grant).max(200) }),
  reply: Account,
  problems: ['item.missing', 'item.stale', 'account.last-administrator'],
})
export const renewInvitation = route({
  name: 'renewInvitation',
  summary: 'Make a new one-time link for an account to choose a password',
  action: 'account.change',
  method: 'POST',
  path: '/api/accounts/:userId/links',
  params: oneUser,
  status: 201,
  reply: OneTimeLink,
  problems: ['item.missing'],
})
export const endSessionsOf = route({
  name: 'endSessionsOf',
  summary: 'End every session of an account',
  action: 'account.change',
  method: 'DELETE',
  path: '/api/accounts/:userId/sessions',
  params: oneUser,
  reply: z.object({ ended: z.int() }),
  problems: ['item.missing'],
})
export const listApiTokens = route({
  name: 'listApiTokens',
  summary: 'Tokens of programs that use the API',
  action: 'token.list',
  method: 'GET',
  path: '/api/tokens',
  reply: z.object({ items: z.array(ApiToken) }),
})
export const issueApiToken = route({
  name: 'issueApiToken',
  summary: 'Make a token; it is shown once',
  action: 'token.issue',
  method: 'POST',
  path: '/api/tokens',
  body: z.strictObject({
    name: line(80),
    grants: z.array(Grant).min(1, 'Give at least one role').max(50, 'At most 50 roles'),
    days: z
      .int('Enter a whole number of days')
      .min(1, 'At least one day')
      .max(730, 'At most 730 days')
      .default(365),
  }),
  status: 201,
  reply: z.object({ token: z.string(), issued: ApiToken }),
})
export const revokeApiToken = route({
  name: 'revokeApiToken',
  summary: 'End a token',
  action: 'token.revoke',
  method: 'DELETE',
  path: '/api/tokens/:tokenId',
  params: z.strictObject({ tokenId: ApiTokenId }),
  problems: ['item.missing'],
})
