import { StorageProblem } from './storage.ts'

const codes = { mapFull: -30792, versionMismatch: -30794, invalid: -30793, corrupted: -30796 } as const
const diskFull: readonly unknown[] = ['ENOSPC', 'EDQUOT', 28, 122, codes.mapFull]
const forbidden: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 13, 1, 30]

/** Says in one sentence what LMDB or the file system has met. */
export function storageProblem(path: string, error: unknown): StorageProblem {
  if (error instanceof StorageProblem) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const text = error instanceof Error ? error.message : String(error)
  if (diskFull.includes(code) || /no space|disk quota|MAP_FULL/i.test(text)) {
    return new StorageProblem(
      'full',
      `The disk of ${path} is full: make room, and writing goes on by itself.`,
      error,
    )
  }
  if (forbidden.includes(code) || /permission denied|read-only file system/i.test(text)) {
    return new StorageProblem(
      'read-only',
      `The store ${path} cannot be written: give this process the right to.`,
      error,
    )
  }
  if (code === codes.versionMismatch || /version mismatch/i.test(text)) {
    return new StorageProblem(
      'in-use-by-other-version',
      `The store ${path} is open in a process with another version of this program: end that process first.`,
      error,
    )
  }
  if (code === codes.invalid || code === codes.corrupted || /corrupt|not an LMDB file|invalid/i.test(text)) {
    return new StorageProblem('corrupt', `The store ${path} is damaged: restore a backup.`, error)
  }
  return new StorageProblem('unavailable', `The store ${path} cannot be used: ${text}`, error)
}
