import type { Database, RootDatabase } from 'lmdb'
import { Packr } from 'msgpackr'
import { StorageProblem } from './storage.ts'

const usersKey = Uint8Array.of(0, 2, 0x75)
const plain = new Packr({ useRecords: false })

interface User {
  readonly pid: number
  readonly version: string
}

export interface Joining {
  readonly path: string
  readonly environment: RootDatabase
  readonly items: Database<Buffer, Uint8Array>
  readonly version: string
}

/**
 * Notes this process among those that have the store open. Throws, having changed nothing, while one of another version
 * has it: two versions might not agree on what they write. Whoever was killed is forgotten.
 */
export function joinUsers({ path, environment, items, version }: Joining): void {
  const others = (): readonly User[] => {
    const running = runningReaders(environment)
    return usersIn(items).filter(({ pid }) => pid !== process.pid && running.has(pid))
  }
  refuseOtherVersion(path, version, others())
  if (usersIn(items).some((user) => user.pid === process.pid && user.version === version)) return
  try {
    environment.transactionSync(() => {
      refuseOtherVersion(path, version, others())
      items.putSync(usersKey, plain.pack([...others(), { pid: process.pid, version }]))
    })
  } catch (error) {
    // A store on a full disk still opens, for reading.
    if (error instanceof StorageProblem) throw error
  }
}

/** The other processes that have the store open. */
export function otherReaders(environment: RootDatabase): readonly number[] {
  return [...runningReaders(environment)].filter((pid) => pid !== process.pid)
}

function usersIn(items: Joining['items']): readonly User[] {
  const bytes = items.get(usersKey)
  return bytes ? plain.unpack(bytes) : []
}

/** LMDB knows by its lock file which processes have the store open, and notices those that were killed. */
function runningReaders(environment: RootDatabase): ReadonlySet<number> {
  environment.readerCheck()
  return new Set([...environment.readerList().matchAll(/^\s*(\d+)\s/gm)].map(([, pid]) => Number(pid)))
}

function refuseOtherVersion(path: string, version: string, users: readonly User[]): void {
  const other = users.find((user) => user.version !== version)
  if (!other) return
  throw new StorageProblem(
    'in-use-by-other-version',
    `The store ${path} is open in version ${other.version} of this program (process ${other.pid}), and this is version ${version}: end that process first.`,
  )
}
