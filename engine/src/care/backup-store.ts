import { existsSync } from 'node:fs'
import { StorageProblem } from '#engine/storage/storage.ts'

/** A storage that can copy itself while it is in use. */
export interface Copyable {
  backup(path: string): Promise<void>
}

/** Copies a store into a new file while it is in use; the copy opens like the original. Never overwrites. */
export async function backupStore(storage: Copyable, path: string): Promise<void> {
  if (existsSync(path)) {
    throw new StorageProblem('unavailable', `${path} exists already: name a new file for the backup.`)
  }
  await storage.backup(path)
}
