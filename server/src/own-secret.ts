import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The secret of this institution's servers: the one that is configured, else 32 random bytes in a file of the data folder
 * that only its owner may read, made when they are first asked for.
 */
export function ownSecret(configured: string | undefined, folder: string): () => Buffer {
  let known: Buffer | undefined
  return () => {
    known ??= configured === undefined ? kept(join(folder, 'secret')) : Buffer.from(configured)
    return known
  }
}

/** Of two processes that begin at once, one makes the file and the other reads it. */
function kept(file: string): Buffer {
  mkdirSync(join(file, '..'), { recursive: true })
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return Buffer.from(readFileSync(file, 'utf8').trim())
}
