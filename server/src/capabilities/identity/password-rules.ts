import { type FieldFault, Problem } from '@matricula/contract/kernel'
import { commonPasswords } from './known-passwords.ts'

/** bcrypt reads 72 bytes and stops at a null character; anything else it would cut without a word. */
export const fitsBcrypt = (password: string): boolean =>
  new TextEncoder().encode(password).length <= 72 && !password.includes('\u0000')

/** Whom a password is for: it must not be made of what everyone knows about them. */
export interface PasswordOwner {
  readonly loginName: string
  readonly name: string
  readonly institution: string
}

/** Refuses what is guessed first. No rule of kinds of characters: length is what counts. */
export function refuseWeakPassword(newPassword: string, owner: PasswordOwner): void {
  const message = weaknessOf(newPassword.toLowerCase(), owner)
  if (message === undefined) return
  const fields: FieldFault[] = [{ field: 'newPassword', message }]
  throw new Problem('password.weak', { fields })
}

function weaknessOf(password: string, owner: PasswordOwner): string | undefined {
  if (new Set(password).size < 5) return 'Use more different characters'
  if (isCommon(password)) return 'This password is among the first that are guessed; choose another one'
  const known = wordsOf(owner).find((word) => password.includes(word))
  if (known !== undefined)
    return 'Do not use your own name, your sign-in name or the name of the institution in it'
  return undefined
}

/** Digits and signs around or after a common word do not make it another one: `Password2027!!`. */
function isCommon(password: string): boolean {
  const bare = password.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const plain = bare.replaceAll('0', 'o').replaceAll('1', 'i').replaceAll('3', 'e').replaceAll('@', 'a')
  const plainer = plain.replaceAll('$', 's')
  return (
    [password, bare, plainer, onceOf(plainer)].some((form) => commonPasswords.has(form)) || isRun(password)
  )
}

/** `passwordpassword` is `password`. */
const onceOf = (text: string): string => /^(.+?)\1+$/su.exec(text)?.[1] ?? text

const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm']
const isRun = (password: string): boolean =>
  runs.some((run) => run.includes(password) || run.split('').toReversed().join('').includes(password))

/** Words shorter than four letters are in too many good passwords. */
const wordsOf = ({ loginName, name, institution }: PasswordOwner): string[] =>
  [loginName, loginName.split('@')[0] ?? '', ...`${name} ${institution}`.split(/\s+/u)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4)
