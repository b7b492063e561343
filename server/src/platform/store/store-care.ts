import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  backupStore,
  exportTable,
  importTable,
  itemFilesIn,
  linesOf,
  statsOf,
  type TableStats,
  type Verified,
  verifyStore,
  writeItemFile,
} from '@matricula/engine'
import { createEmbeddedSender } from './embedded-sender.ts'
import { storeFile } from './open-sender.ts'
import { tables } from './tables.ts'

/** Looking after the embedded store, also while a server uses it. */
export interface StoreCare {
  verify(): Verified
  stats(): readonly TableStats[]
  backup(path: string): Promise<void>
  /** Every item of every table, each in its folder as DynamoDB's export to S3 writes it; tells how many. */
  exportTo(folder: string): Promise<number>
  /**
   * Puts items over those that are there: what `exportTo` wrote, or an export of DynamoDB into the named table.
   * Tells how many.
   */
  importFrom(path: string, table?: string): Promise<number>
  close(): Promise<void>
}

/** Undefined where there is no store in the folder and none is to be made. */
export async function openStoreCare(
  folder: string,
  now: () => number,
  make = false,
): Promise<StoreCare | undefined> {
  const path = storeFile(folder)
  if (!existsSync(path) && !make) return undefined
  const { openLmdbStorage } = await import('@matricula/engine/lmdb')
  const storage = openLmdbStorage({ path })
  const sender = make ? await createEmbeddedSender(storage, now) : undefined
  return {
    verify: () => verifyStore(storage),
    stats: () => statsOf(storage),
    backup: (to) => backupStore(storage, to),
    async exportTo(target) {
      let items = 0
      for (const { name } of tables) {
        items += await writeItemFile(join(target, name, 'data', 'items.json.gz'), exportTable(storage, name))
      }
      return items
    },
    async importFrom(from, table) {
      let items = 0
      for (const [name, place] of foldersFor(from, table)) {
        for (const file of itemFilesIn(place)) items += await importTable(storage, name, linesOf(file))
      }
      return items
    },
    close: () => (sender ? sender.close() : storage.close()),
  }
}

/** Which table is filled from which folder; none where neither the folders nor the caller name a table. */
function foldersFor(from: string, table: string | undefined): readonly (readonly [string, string])[] {
  if (table !== undefined) return [[table, from]]
  return tables
    .map(({ name }) => [name, join(from, name)] as const)
    .filter(([, folder]) => existsSync(folder))
}

/** Puts a backup in the place of the folder's store; throws, having changed nothing, where that cannot be done well. */
export async function restoreBackup(
  folder: string,
  from: string,
  replace: boolean,
): Promise<{ readonly items: number; readonly replaced: string | undefined }> {
  const { restoreStore } = await import('@matricula/engine/restore')
  return restoreStore({ from, to: storeFile(folder), replace })
}
