import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { StorageProblem } from './storage.ts'

const metaPageBytes = 24 + 136
const magic = 0xbeefc0de

/** Offsets within a meta page, as lmdb-js lays `MDB_page` and `MDB_meta` out on 64-bit machines. */
const offsets = { magic: 24, pageSize: 48, lastPage: 144, transaction: 152 } as const

interface Meta {
  readonly pageSize: number
  readonly lastPage: number
  readonly transaction: bigint
}

/** Is there a store in this file? Throws when there is one that was cut short or is not a store at all. */
export function inspectFile(path: string): 'absent' | 'sound' {
  const file = openExisting(path)
  if (file === undefined) return 'absent'
  try {
    if (fstatSync(file).size === 0) return 'absent'
    refuseUnsound(path, file)
    return 'sound'
  } finally {
    closeSync(file)
  }
}

function openExisting(path: string): number | undefined {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new StorageProblem('unavailable', `The store ${path} cannot be read: ${String(error)}`, error)
  }
}

function refuseUnsound(path: string, file: number): void {
  const first = readMeta(file, 0)
  if (!first) {
    throw new StorageProblem(
      'corrupt',
      `${path} is not a store, or its beginning is damaged: restore a backup.`,
    )
  }
  const second = readMeta(file, first.pageSize)
  const newest = second && second.transaction > first.transaction ? second : first
  // Asked last: another process may be writing, and the file grows before its meta page says so.
  const { size } = fstatSync(file)
  const needed = (newest.lastPage + 1) * newest.pageSize
  if (second && size >= needed) return
  throw new StorageProblem(
    'corrupt',
    `The store ${path} was cut short (${size} bytes of at least ${needed}): restore a backup.`,
  )
}

/** The number of the last transaction that an open file holds, whatever LMDB believes it to be. */
export function lastTransaction(file: number): bigint {
  const first = readMeta(file, 0)
  const second = first && readMeta(file, first.pageSize)
  if (!first || !second) return 0n
  return first.transaction > second.transaction ? first.transaction : second.transaction
}

function readMeta(file: number, position: number): Meta | undefined {
  const page = Buffer.alloc(metaPageBytes)
  if (readSync(file, page, 0, page.length, position) < page.length) return undefined
  if (page.readUInt32LE(offsets.magic) !== magic) return undefined
  return {
    pageSize: page.readUInt32LE(offsets.pageSize),
    lastPage: Number(page.readBigUInt64LE(offsets.lastPage)),
    transaction: page.readBigUInt64LE(offsets.transaction),
  }
}
