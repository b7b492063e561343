import { LoginName, NewPassword } from '@matricula/contract/identity'
import { UserId } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import { Refused } from '#platform/store/store.ts'
import type { OpenApplication } from '#server/open-application.ts'
import { CommandProblem, exit, wrongArguments } from './outcome.ts'
import type { Terminal } from './terminal.ts'

export interface CreateAdminOptions {
  readonly login?: string
  readonly name?: string
  readonly passwordStdin?: boolean
  /** The given password is good for one sign-in. */
  readonly mustChange?: boolean
  /** Whoever is there already stays as they are, and that is no fault. */
  readonly unlessThere?: boolean
}

/** Makes an administrator; the password is read from standard input, or made up and shown once. */
export async function createAdmin(
  open: OpenApplication,
  terminal: Terminal,
  { login, name, passwordStdin, mustChange, unlessThere }: CreateAdminOptions,
): Promise<number> {
  const loginName = loginNameFrom(login ?? (await terminal.ask('Sign-in name (an e-mail address): ')))
  const { application, platform, settle } = await open()
  const password = passwordStdin ? passwordFrom(await terminal.piped()) : platform.ids.secret().slice(0, 20)
  const { identity } = application
  const account = {
    userId: UserId.parse(`u${platform.ids.next().toLowerCase()}`),
    loginName,
    name: name ?? loginName,
    grants: [{ role: 'administrator', scope: { kind: 'institution' } }] as const,
    passwordHash: await identity.hashPassword(password),
    mustChangePassword: !passwordStdin || mustChange === true,
  }
  try {
    await platform.store.commit(systemActor('command-line'), identity.accountWrites(account))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (!unlessThere)
      throw new CommandProblem(`There is an account ${loginName} already. Choose another --login.`)
    terminal.say(`There is an account ${loginName} already; it stays as it is.`)
    return exit.ok
  }
  await settle()
  terminal.say(`${loginName} may sign in as administrator.`)
  if (!passwordStdin)
    terminal.say(
      `The password is ${password} — it is shown only now and must be changed at the first sign-in.`,
    )
  terminal.answer({ userId: account.userId, loginName, ...(!passwordStdin && { password }) })
  return exit.ok
}

function loginNameFrom(given: string | undefined): string {
  const loginName = LoginName.safeParse(given)
  if (loginName.success) return loginName.data
  throw wrongArguments('Give a sign-in name without spaces, such as --login registrar@example.edu.')
}

function passwordFrom(text: string): string {
  const password = NewPassword.safeParse(text.replace(/\r?\n$/, ''))
  if (password.success) return password.data
  throw wrongArguments(
    `The password cannot be used: ${password.error.issues[0]?.message ?? 'choose another'}.`,
  )
}
