import { randomInt } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DemoAccount } from '@matricula/contract/identity'

const fileName = 'demo-accounts.json'
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Sixteen characters that are easily read aloud: 78 bits, another one for each installation. */
export const newPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-')

/** Written for the owner of the data folder alone, so that a second start can show them again. */
export function keepDemoAccounts(folder: string, accounts: readonly DemoAccount[]): void {
  const path = join(folder, fileName)
  writeFileSync(path, `${JSON.stringify(accounts, undefined, 2)}\n`, { mode: 0o600 })
  chmodSync(path, 0o600)
}

/** Nothing where the institution is a real one. */
export function readDemoAccounts(folder: string): DemoAccount[] {
  const path = join(folder, fileName)
  if (!existsSync(path)) return []
  return DemoAccount.array().parse(JSON.parse(readFileSync(path, 'utf8')))
}

const unfinishedFile = (folder: string): string => join(folder, 'demo-unfinished')

/** Says that a demonstration is being made, so that one that was interrupted is known as such. */
export const beginDemo = (folder: string): void => writeFileSync(unfinishedFile(folder), '')

export const endDemo = (folder: string): void => rmSync(unfinishedFile(folder), { force: true })

export const isDemoUnfinished = (folder: string): boolean => existsSync(unfinishedFile(folder))

/** Takes away what an interrupted demonstration left, and nothing else. */
export function clearUnfinishedDemo(folder: string, storeFile: string): void {
  for (const file of [storeFile, `${storeFile}-lock`]) rmSync(file, { force: true })
  endDemo(folder)
}
