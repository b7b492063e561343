import type { Letter } from '#platform/post/letters.ts'
import { inLetter } from '#platform/post/words.ts'
import type { StoredAccount } from './items.ts'

export type Addressee = Pick<StoredAccount, 'name' | 'loginName' | 'email'>

/** Where letters reach someone: the address given, else a sign-in name that is one. */
export const addressOf = ({ email, loginName }: Addressee): string | undefined =>
  email ?? (/^[^@\s]+@[^@\s]+$/u.test(loginName) ? loginName : undefined)

const letterTo = (account: Addressee, about: 'reset' | 'invitation', link: string): Letter | undefined => {
  const to = addressOf(account)
  if (to === undefined) return undefined
  const { name, loginName } = account
  const text = `${inLetter('dear', { name })}\n\n${inLetter(`${about}.text`, { loginName, link })}`
  return { to, subject: inLetter(`${about}.subject`), text, confidential: true }
}

export const resetLetter = (account: Addressee, link: string): Letter | undefined =>
  letterTo(account, 'reset', link)

export const invitationLetter = (account: Addressee, link: string): Letter | undefined =>
  letterTo(account, 'invitation', link)
