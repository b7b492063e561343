import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, open, type RootDatabase } from 'lmdb'
import { Packr } from 'msgpackr'
import { engineVersion } from './engine-version.ts'
import { createGroupCommit, type Ready } from './group-commit.ts'
import { type BehindGuard, BehindProblem, catchUp, createBehindGuard } from './lmdb-behind.ts'
import { inspectFile } from './lmdb-file.ts'
import { storageProblem } from './lmdb-problem.ts'
import { joinUsers, otherReaders } from './lmdb-users.ts'
import {
  type Change,
  type Entry,
  type KeyRange,
  longestKey,
  type Storage,
  StorageProblem,
  type View,
} from './storage.ts'
import { createValueCodec, type Shapes, type ValueCodec } from './value-codec.ts'

/** Raised when a program of today could misread the store of tomorrow. */
const format = 1
const formatKey = Uint8Array.of(0, 2, 0x66)
const shapesKey = Uint8Array.of(0, 2, 0x73)
/** Milliseconds to wait for LMDB's reason: a refused writer must not wait for ever. */
const longestCause = 1000
/** Each takes a process that opens the store; one is nearly always enough. */
const mostTries = 20
const plain = new Packr({ useRecords: false })

export interface LmdbOptions {
  /** The store's file, such as `data/school.mdb`; it is created when it does not exist. */
  readonly path: string
  /** Milliseconds after a failed commit before writing is tried again. */
  readonly retryAfter?: number
  /** Only a test says that it is another version than it is. */
  readonly version?: string
}

/** A storage in one file, which several processes may share. */
export interface LmdbStorage extends Storage {
  /** Copies the store as it is now, while it is in use. Never compacts: lmdb-js may lose data then. */
  backup(path: string): Promise<void>
  /** The ids of other processes that have the store open. */
  otherProcesses(): readonly number[]
  readonly path: string
}

type Items = Database<Buffer, Uint8Array>

/** Opens (or creates) a store; throws a StorageProblem, having changed nothing, when it cannot be used. */
export function openLmdbStorage({
  path,
  retryAfter = 1000,
  version = engineVersion,
}: LmdbOptions): LmdbStorage {
  const { environment, items, guard } = openItems(path, version)
  const codec = createValueCodec(shapesIn(items))
  const view = createView(items, codec)
  const ready: Ready = (changes) => readyChanges(items, codec, changes)
  const troubled = createTroubled(path, retryAfter, codec)
  const group = createGroupCommit((work) =>
    troubled(() =>
      commitNewest({
        path,
        environment,
        work() {
          guard.refuse()
          work(view, ready)
        },
      }),
    ),
  )
  return {
    path,
    read(look) {
      environment.resetReadTxn()
      return look(view)
    },
    write: group.write,
    otherProcesses: () => otherReaders(environment),
    backup: (target) => environment.backup(target, false),
    async close() {
      await group.idle()
      await environment.close()
      guard.close()
    },
  }
}

/** After a commit that failed, those that follow are refused with its reason for a while: a full disk is not asked again and again. */
function createTroubled(
  path: string,
  retryAfter: number,
  codec: Pick<ValueCodec, 'forgetShapes'>,
): (commit: () => Promise<void>) => Promise<void> {
  let trouble: { readonly problem: StorageProblem; readonly since: number } | undefined
  return async (commit) => {
    if (trouble && performance.now() - trouble.since < retryAfter) throw trouble.problem
    try {
      await commit()
      trouble = undefined
    } catch (error) {
      codec.forgetShapes()
      trouble = { problem: storageProblem(path, error), since: performance.now() }
      throw trouble.problem
    }
  }
}

interface Committing {
  readonly path: string
  readonly environment: RootDatabase
  readonly work: () => void
}

/** A transaction that would begin behind the newest state is given up and begun again on it. */
async function commitNewest(committing: Committing, triesLeft = mostTries): Promise<void> {
  try {
    await commitDurably(committing.environment, committing.work)
  } catch (error) {
    if (!(error instanceof BehindProblem) || triesLeft === 1) throw error
    await catchUp(committing.path)
    await commitNewest(committing, triesLeft - 1)
  }
}

/** LMDB rejects a failed commit twice: once for the caller, once for whoever asks for the cause. */
async function commitDurably(environment: RootDatabase, work: () => void): Promise<void> {
  try {
    await environment.childTransaction(work)
  } catch (error) {
    throw (await causeOf(error)) ?? error
  }
}

async function causeOf(error: unknown): Promise<unknown> {
  if (!(error instanceof Error && 'commitError' in error && error.commitError instanceof Promise))
    return undefined
  const told = error.commitError.then(
    () => undefined,
    (cause: unknown) => cause,
  )
  return Promise.race([told, pause(longestCause, undefined, { ref: false })])
}

interface Opened {
  readonly environment: RootDatabase
  readonly items: Items
  readonly guard: BehindGuard
}

function openItems(path: string, version: string): Opened {
  const state = inspectFile(path)
  try {
    if (state === 'absent') mkdirSync(dirname(path), { recursive: true })
    const environment = open({
      path,
      noSubdir: true,
      maxDbs: 8,
      pageSize: 8192,
      overlappingSync: false,
      // We group commits ourselves; lmdb's own grouping makes a promise that nobody can catch when a commit fails.
      eventTurnBatching: false,
    })
    const guard = createBehindGuard(path, environment)
    const items = openDatabase(path, environment, { state, version, guard })
    return { environment, items, guard }
  } catch (error) {
    throw storageProblem(path, error)
  }
}

interface Opening {
  readonly state: 'absent' | 'sound'
  readonly version: string
  readonly guard: BehindGuard
}

function openDatabase(path: string, environment: RootDatabase, { state, version, guard }: Opening): Items {
  try {
    const options = { encoding: 'binary', keyEncoding: 'binary', create: state === 'absent' } as const
    const items: Items = environment.openDB('items', options)
    refuseOtherFormat(path, items, state)
    if (state === 'absent') items.putSync(formatKey, plain.pack(format))
    joinUsers({ path, environment, items, guard, version })
    return items
  } catch (error) {
    guard.close()
    void environment.close()
    throw error
  }
}

function refuseOtherFormat(path: string, items: Items | undefined, state: 'absent' | 'sound'): void {
  if (state === 'absent') return
  const bytes = items?.get(formatKey)
  const found: unknown = bytes && plain.unpack(bytes)
  if (found === format) return
  if (typeof found === 'number' && found > format) {
    throw new StorageProblem(
      'newer-format',
      `The store ${path} was written by a newer version (format ${found}, this program reads ${format}): use that version.`,
    )
  }
  throw new StorageProblem('corrupt', `${path} is not a store of this program: choose another file.`)
}

function shapesIn(items: Items): Parameters<typeof createValueCodec>[0] {
  const load = (): Shapes | undefined => {
    const bytes = items.get(shapesKey)
    return bytes && plain.unpack(bytes)
  }
  return {
    load,
    save(shapes, stillFits) {
      if (!stillFits(load())) return false
      items.putSync(shapesKey, plain.pack([...shapes]))
      return true
    },
  }
}

function createView(items: Items, codec: ValueCodec): View {
  const bounds = ({ from, before, reverse = false }: KeyRange): object =>
    reverse
      ? { start: before, end: from, reverse, exclusiveStart: true, inclusiveEnd: true }
      : { start: from, end: before }
  return {
    get(key) {
      const bytes = items.getBinaryFast(key)
      return bytes && codec.decode(bytes)
    },
    *range(range): Iterable<Entry> {
      for (const { key, value } of items.getRange(bounds(range))) yield { key, value: codec.decode(value) }
    },
    count: (range) => items.getKeysCount(bounds(range)),
  }
}

/** Everything is encoded before the first byte is written, so that a value that cannot be leaves no trace. */
function readyChanges(items: Items, codec: ValueCodec, changes: readonly Change[]): () => void {
  const encoded = changes.map(({ key, value }) => {
    if (key.length > longestKey) throw new RangeError(`A key of ${key.length} bytes is too long`)
    return { key, bytes: value === undefined ? undefined : Buffer.from(codec.encode(value)) }
  })
  return () => {
    for (const { key, bytes } of encoded) {
      if (bytes) items.putSync(key, bytes)
      else items.removeSync(key)
    }
  }
}
