import {
  acceptInvitation,
  askPasswordReset,
  changeAccount,
  changePassword,
  endOtherSessions,
  endSession,
  endSessionsOf,
  inviteAccount,
  issueApiToken,
  listAccounts,
  listApiTokens,
  listSessions,
  type Me,
  readAccount,
  readInstitution,
  readInvitation,
  readSession,
  renewInvitation,
  replaceGrants,
  resetPassword,
  revokeApiToken,
  setUpInstitution,
  signIn,
  signOut,
} from '@matricula/contract/identity'
import { bind, type Door, type Endpoint } from '#platform/http/bind.ts'
import type { ApiTokens } from './api-tokens.ts'
import type { AskPasswordReset } from './ask-password-reset.ts'
import type { ChangeAccount } from './change-account.ts'
import type { ChangePassword } from './change-password.ts'
import type { ChoosePassword } from './choose-password.ts'
import type { EndSessions } from './end-sessions.ts'
import type { InviteAccount } from './invite-account.ts'
import type { ListAccounts } from './list-accounts.ts'
import type { Begun } from './me.ts'
import type { ReadInstitution } from './read-institution.ts'
import type { ReadSession } from './read-session.ts'
import type { SetUpInstitution } from './set-up-institution.ts'
import type { SignIn } from './sign-in.ts'

export interface IdentityCommands {
  readonly signIn: SignIn
  readonly readSession: ReadSession
  readonly readInstitution: ReadInstitution
  readonly sessions: EndSessions
  readonly changePassword: ChangePassword
  readonly askPasswordReset: AskPasswordReset
  readonly choosePassword: ChoosePassword
  readonly setUp: SetUpInstitution
  readonly listing: ListAccounts
  readonly inviting: InviteAccount
  readonly changing: ChangeAccount
  readonly apiTokens: ApiTokens
}

export function identityRoutes(commands: IdentityCommands, sessionSeconds: number): Endpoint[] {
  const admitted = async (door: Door, begun: Promise<Begun>): Promise<Me> => {
    const { token, me } = await begun
    door.admit(token, sessionSeconds)
    return me
  }
  return [
    ...sessionRoutes(commands, admitted),
    ...passwordRoutes(commands, admitted, sessionSeconds),
    ...accountRoutes(commands),
    ...tokenRoutes(commands),
  ]
}

/** A route without a reply answers with nothing at all. */
async function silently(work: Promise<void>): Promise<undefined> {
  await work
  return undefined
}

type Admitted = (door: Door, begun: Promise<Begun>) => Promise<Me>

const sessionRoutes = (
  { readInstitution: institution, signIn: begin, readSession: who, sessions }: IdentityCommands,
  admitted: Admitted,
): Endpoint[] => [
  bind(readInstitution, ({ actor }) => institution(actor)),
  bind(signIn, ({ body, actor, door }) => admitted(door, begin(actor, body))),
  bind(readSession, ({ actor }) => who(actor)),
  bind(signOut, async ({ actor, door }) => {
    await sessions.own(actor)
    door.dismiss()
    return undefined
  }),
  bind(listSessions, async ({ actor }) => ({ items: await sessions.list(actor) })),
  bind(endSession, ({ params, actor }) => silently(sessions.one(actor, params.sessionId))),
  bind(endOtherSessions, async ({ actor }) => ({ ended: await sessions.others(actor) })),
  bind(endSessionsOf, async ({ params, actor }) => ({ ended: await sessions.allOf(actor, params.userId) })),
]

const passwordRoutes = (
  { changePassword: change, askPasswordReset: ask, choosePassword: choose, setUp }: IdentityCommands,
  admitted: Admitted,
  sessionSeconds: number,
): Endpoint[] => [
  bind(changePassword, async ({ body, actor, door }) => {
    door.admit(await change(actor, body), sessionSeconds)
    return undefined
  }),
  bind(askPasswordReset, async ({ body, actor }) => {
    await ask(actor, body.loginName)
    return {}
  }),
  bind(resetPassword, ({ body, actor }) => silently(choose.reset(actor, body.secret, body.newPassword))),
  bind(readInvitation, ({ body, actor }) => choose.invitation(actor, body.secret)),
  bind(acceptInvitation, ({ body, actor, door }) =>
    admitted(door, choose.accept(actor, body.secret, body.newPassword)),
  ),
  bind(setUpInstitution, ({ body, actor, door }) => admitted(door, setUp.setUp(actor, body))),
]

const accountRoutes = ({ listing, inviting, changing }: IdentityCommands): Endpoint[] => [
  bind(listAccounts, ({ query, actor }) => listing.list(actor, query)),
  bind(readAccount, ({ params, actor }) => listing.read(actor, params.userId)),
  bind(inviteAccount, ({ body, actor }) => inviting.invite(actor, body)),
  bind(changeAccount, ({ params, body, actor }) => changing.change(actor, params.userId, body)),
  bind(replaceGrants, ({ params, body, actor }) => changing.replaceGrants(actor, params.userId, body)),
  bind(renewInvitation, ({ params, actor }) => inviting.renew(actor, params.userId)),
]

const tokenRoutes = ({ apiTokens }: IdentityCommands): Endpoint[] => [
  bind(listApiTokens, async ({ actor }) => ({ items: await apiTokens.list(actor) })),
  bind(issueApiToken, ({ body, actor }) => apiTokens.issue(actor, body)),
  bind(revokeApiToken, ({ params, actor }) => silently(apiTokens.revoke(actor, params.tokenId))),
]
