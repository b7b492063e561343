import type { Database, RootDatabase } from 'lmdb'
import { Packr } from 'msgpackr'
import { type BehindGuard, BehindProblem, catchUpAtOnce } from './lmdb-behind.ts'
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
  readonly guard: BehindGuard
  readonly version: string
}

const mostTries = 20

/**
 * Notes this process among those that have the store open. Throws, having changed nothing, while one of another version
 * has it: two versions might not agree on what they write. Whoever was killed is forgotten.
 */
export function joinUsers(joining: Joining): void {
  const { path, items, version } = joining
  refuseOtherVersion(path, version, othersOf(joining))
  try {
    changeNewest(joining, () => {
      const others = othersOf(joining)
      refuseOtherVersion(path, version, others)
      if (isAmong(usersIn(items), version)) return
      items.putSync(usersKey, plain.pack([...others, { pid: process.pid, version }]))
    })
  } catch (error) {
    // A store on a full disk still opens, for reading.
    if (error instanceof StorageProblem || error instanceof BehindProblem) throw error
  }
}

function changeNewest(joining: Joining, change: () => void, triesLeft = mostTries): void {
  try {
    joining.environment.transactionSync(() => {
      joining.guard.refuse()
      change()
    })
  } catch (error) {
    if (!(error instanceof BehindProblem) || triesLeft === 1) throw error
    catchUpAtOnce(joining.path)
    changeNewest(joining, change, triesLeft - 1)
  }
}

const isAmong = (users: readonly User[], version: string): boolean =>
  users.some((user) => user.pid === process.pid && user.version === version)

function othersOf({ environment, items }: Joining): readonly User[] {
  const running = runningReaders(environment)
  return usersIn(items).filter(({ pid }) => pid !== process.pid && running.has(pid))
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
