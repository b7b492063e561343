import { execFile, execFileSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import type { RootDatabase } from 'lmdb'
import { lastTransaction } from './lmdb-file.ts'

/**
 * lmdb-js 3.5 counts transactions in its lock file, and every process that opens a store sets that count to what it has
 * just read in the file. When another process commits between the two, the count is one behind, and the next writer
 * would overwrite that commit, though it was acknowledged. So each writer compares the count with the file itself before
 * it writes anything. Another opening sets the count right again.
 */
export class BehindProblem extends Error {
  override readonly name = 'BehindProblem'
}

export interface BehindGuard {
  /** Throws a BehindProblem inside a write transaction that does not begin with the newest state. */
  refuse(): void
  close(): void
}

export function createBehindGuard(path: string, environment: RootDatabase): BehindGuard {
  const file = openSync(path, 'r')
  return {
    refuse() {
      if (lastTransaction(file) >= BigInt(environment.getWriteTxnId())) throw new BehindProblem()
    },
    close: () => closeSync(file),
  }
}

/** Opening must be done by another process: in this one LMDB opens a store only once. */
const openAndClose =
  'const { open } = require(process.argv[1]); void open({ path: process.argv[2], noSubdir: true, maxDbs: 8, pageSize: 8192, overlappingSync: false }).close()'

function argumentsFor(path: string): readonly string[] {
  return ['-e', openAndClose, createRequire(import.meta.url).resolve('lmdb'), path]
}

/** Sets LMDB's count of transactions right. */
export async function catchUp(path: string): Promise<void> {
  await promisify(execFile)(process.execPath, [...argumentsFor(path)])
}

/** The same for those who are still opening the store, which happens at once or not at all. */
export function catchUpAtOnce(path: string): void {
  execFileSync(process.execPath, [...argumentsFor(path)])
}
