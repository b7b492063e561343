import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { engineVersion } from './engine-version.ts'
import { storageProblem } from './lmdb-problem.ts'

const failure = (message: string, code?: unknown): Error => Object.assign(new Error(message), { code })

describe('what LMDB and the file system meet is told with what to do', () => {
  test.each([
    ['a full disk', failure('No space left on device', 28), 'full', 'make room'],
    ['a quota', failure('Disk quota exceeded', 'EDQUOT'), 'full', 'make room'],
    ['a full map', failure('MDB_MAP_FULL: Environment mapsize limit reached', -30792), 'full', 'make room'],
    ['a disk that became read-only', failure('Read-only file system', 30), 'read-only', 'give this process'],
    [
      'a file without rights',
      failure('EACCES: permission denied', 'EACCES'),
      'read-only',
      'give this process',
    ],
    [
      'another LMDB',
      failure('MDB_VERSION_MISMATCH: version mismatch', -30794),
      'in-use-by-other-version',
      'end',
    ],
    ['a torn page', failure('MDB_CORRUPTED: Located page was wrong type', -30796), 'corrupt', 'restore'],
    ['anything else', failure('Too many open files', 'EMFILE'), 'unavailable', 'Too many open files'],
  ])('%s', (_, error, code, told) => {
    const problem = storageProblem('school.mdb', error)
    expect(problem).toMatchObject({ code, message: expect.stringContaining(told), cause: error })
    expect(problem.message).toContain('school.mdb')
    expect(storageProblem('other.mdb', problem)).toBe(problem)
  })

  test('the version that processes compare is the version of this package', () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    expect(Object(manifest).version).toBe(engineVersion)
  })
})
