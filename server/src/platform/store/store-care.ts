import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip, createGzip } from 'node:zlib'
import {
  backupStore,
  exportTable,
  importTable,
  statsOf,
  type TableStats,
  type Verified,
  verifyStore,
} from '@matricula/engine'
import { createEmbeddedSender } from './embedded-sender.ts'
import { storeFile } from './open-sender.ts'
import { tables } from './tables.ts'

/** Looking after the embedded store, also while a server uses it. */
export interface StoreCare {
  verify(): Verified
  stats(): readonly TableStats[]
  backup(path: string): Promise<void>
  /** Every item of every table as one line of gzipped JSON; tells how many. */
  exportTo(path: string): Promise<number>
  /** Puts back what `exportTo` wrote, over what is there; tells how many items. */
  importFrom(path: string): Promise<number>
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
    async exportTo(to) {
      const file = createWriteStream(to, { flags: 'wx', mode: 0o600 })
      const zip = createGzip()
      zip.pipe(file)
      let items = 0
      for (const { name } of tables) {
        for (const line of exportTable(storage, name)) {
          items += 1
          await written(zip, `${name}\t${line}\n`)
        }
      }
      zip.end()
      await once(file, 'close')
      return items
    },
    async importFrom(from) {
      let items = 0
      for (const { name } of tables) items += await importTable(storage, name, linesOf(from, name))
      return items
    },
    close: () => (sender ? sender.close() : storage.close()),
  }
}

async function written(zip: ReturnType<typeof createGzip>, text: string): Promise<void> {
  if (!zip.write(text)) await once(zip, 'drain')
}

/** The lines of one table; the file is read once for each of the five. */
async function* linesOf(path: string, table: string): AsyncGenerator<string> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity })
  for await (const line of lines) {
    const place = line.indexOf('\t')
    if (line.slice(0, place) === table) yield line.slice(place + 1)
  }
}
