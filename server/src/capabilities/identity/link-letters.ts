import type { Letter } from '#platform/post/letters.ts'
import type { StoredAccount } from './items.ts'

export type Addressee = Pick<StoredAccount, 'name' | 'loginName' | 'email'>

/** Where letters reach someone: the address given, else a sign-in name that is one. */
export const addressOf = ({ email, loginName }: Addressee): string | undefined =>
  email ?? (/^[^@\s]+@[^@\s]+$/u.test(loginName) ? loginName : undefined)

function letterTo(account: Addressee, subject: string, lines: readonly string[]): Letter | undefined {
  const to = addressOf(account)
  return to === undefined
    ? undefined
    : { to, subject, text: [`Dear ${account.name},`, ...lines].join('\n\n'), confidential: true }
}

export const resetLetter = (account: Addressee, link: string): Letter | undefined =>
  letterTo(account, 'Choose a new password', [
    'someone asked for a new password for your account. If it was you, open this link within one hour:',
    link,
    'It works once. If it was not you, do nothing: your password stays as it is.',
  ])

export const invitationLetter = (account: Addressee, link: string): Letter | undefined =>
  letterTo(account, 'Your account', [
    `an account was made for you. Your sign-in name is ${account.loginName}. Open this link within three days and choose a password:`,
    link,
    'It works once. If you did not expect this letter, do nothing.',
  ])
