import { constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { openLmdbStorage } from '#engine/storage/lmdb-storage.ts'
import { StorageProblem } from '#engine/storage/storage.ts'
import { verifyStore } from './verify-store.ts'

export interface Restoring {
  /** The backup. It is only read. */
  readonly from: string
  /** The store's file. */
  readonly to: string
  /** Whether a store that is there may give way; it is kept beside the new one. */
  readonly replace: boolean
}

export interface Restored {
  readonly items: number
  /** Where the store that was there before is now. */
  readonly replaced: string | undefined
}

/** Puts a backup in the place of a store. Nothing is changed unless the backup is sound and nobody has the store open. */
export async function restoreStore({ from, to, replace }: Restoring): Promise<Restored> {
  if (!existsSync(from)) throw new StorageProblem('unavailable', `There is no backup ${from}.`)
  const aside = existsSync(to) ? `${to}.replaced` : undefined
  if (aside) await refuseReplacing({ to, aside, replace })
  const copy = `${to}.restoring`
  removeStore(copy)
  try {
    copyFileSync(from, copy, constants.COPYFILE_FICLONE)
    const items = await soundItems(from, copy)
    if (aside) renameSync(to, aside)
    // LMDB's lock file belongs to the file that was there before.
    rmSync(`${to}-lock`, { force: true })
    renameSync(copy, to)
    return { items, replaced: aside }
  } finally {
    removeStore(copy)
  }
}

interface Replacing {
  readonly to: string
  readonly aside: string
  readonly replace: boolean
}

async function refuseReplacing({ to, aside, replace }: Replacing): Promise<void> {
  if (!replace) {
    throw new StorageProblem(
      'unavailable',
      `There is a store at ${to} already: say with --replace that it may give way.`,
    )
  }
  if (existsSync(aside)) {
    throw new StorageProblem(
      'unavailable',
      `${aside} is there from an earlier restoration: move it elsewhere.`,
    )
  }
  const [user] = await usersOf(to)
  if (user !== undefined) {
    throw new StorageProblem('unavailable', `The store ${to} is open in process ${user}: end that first.`)
  }
}

/** A store too damaged to be opened is open nowhere. */
async function usersOf(path: string): Promise<readonly number[]> {
  try {
    const storage = openLmdbStorage({ path })
    const users = storage.otherProcesses()
    await storage.close()
    return users
  } catch (error) {
    if (error instanceof StorageProblem && error.code === 'corrupt') return []
    throw error
  }
}

async function soundItems(from: string, copy: string): Promise<number> {
  const storage = openLmdbStorage({ path: copy })
  try {
    const { items, problems } = verifyStore(storage)
    if (problems.length === 0) return items
    throw new StorageProblem('corrupt', `The backup ${from} is damaged (${problems[0]}): choose another.`)
  } finally {
    await storage.close()
  }
}

function removeStore(path: string): void {
  for (const file of [path, `${path}-lock`]) rmSync(file, { force: true })
}
