import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createEmbeddedSender } from './embedded-sender.ts'
import type { Sender } from './sender.ts'

export interface Embedded extends Sender {
  /** Removes what has outlived its time; tells how many items. */
  sweep(): Promise<number>
}

export const storeFile = (folder: string): string => join(folder, 'store.lmdb')

/** Whether there is a store in the folder already. */
export const hasStore = (folder: string): boolean => existsSync(storeFile(folder))

/** Opens the embedded store in a folder of this machine. LMDB is loaded only here. */
export async function openEmbedded(folder: string, now: () => number): Promise<Embedded> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { openLmdbStorage } = await import('@matricula/engine/lmdb')
  const sender = await createEmbeddedSender(openLmdbStorage({ path: storeFile(folder) }), now)
  return { ...sender, sweep: () => sender.engine.sweep(now()) }
}
