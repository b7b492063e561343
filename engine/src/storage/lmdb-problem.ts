import { StorageProblem, type StorageProblemCode } from './storage.ts'

/** How LMDB (negative numbers) and the file system name each trouble, and what to tell about it. */
const troubles: readonly {
  readonly code: StorageProblemCode
  readonly codes: readonly unknown[]
  readonly text: RegExp
  readonly tell: (path: string) => string
}[] = [
  {
    code: 'full',
    // LMDB tells a write that was cut short as an input/output error, as it does for a failing disk.
    codes: ['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 28, 122, 27, 5, -30792],
    text: /no space|disk quota|file too large|input\/output error|MAP_FULL/i,
    tell: (path) => `The disk of ${path} is full or failing: make room, and writing goes on by itself.`,
  },
  {
    code: 'read-only',
    codes: ['EACCES', 'EPERM', 'EROFS', 13, 1, 30],
    text: /permission denied|read-only file system/i,
    tell: (path) => `The store ${path} cannot be written: give this process the right to.`,
  },
  {
    code: 'in-use-by-other-version',
    codes: [-30794],
    text: /version mismatch/i,
    tell: (path) => `The store ${path} is open in another version of this program: end that process first.`,
  },
  {
    code: 'corrupt',
    codes: [-30793, -30796],
    text: /corrupt|not an LMDB file|MDB_INVALID/i,
    tell: (path) => `The store ${path} is damaged: restore a backup.`,
  },
]

/** Says in one sentence what LMDB or the file system has met. */
export function storageProblem(path: string, error: unknown): StorageProblem {
  if (error instanceof StorageProblem) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const text = error instanceof Error ? error.message : String(error)
  const trouble = troubles.find((each) => each.codes.includes(code) || each.text.test(text))
  if (trouble) return new StorageProblem(trouble.code, trouble.tell(path), error)
  return new StorageProblem('unavailable', `The store ${path} cannot be used: ${text}`, error)
}
