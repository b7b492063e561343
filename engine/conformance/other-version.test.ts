import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLmdbStorage } from '@matricula/engine/lmdb'
import { restoreStore } from '@matricula/engine/restore'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { engineVersion } from '#engine/storage/engine-version.ts'
import { childProgram } from './child-program.ts'
import { createCrashTable } from './crash-table.ts'
import { startWriter } from './started-writer.ts'

let folder: string
let path: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-version-'))
  path = join(folder, 'store.mdb')
  await createCrashTable(path)
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a store that a process of another version has open', () => {
  test('is refused with what to do, untouched, until that process has ended, even if it was killed', async () => {
    const holder = startWriter<string>(await childProgram('store-holder'), [path, '9.9.9'])
    await holder.reached(1)
    const before = readFileSync(path)
    expect(() => openLmdbStorage({ path })).toThrow(/open in version 9\.9\.9 .* end that process first/)
    expect(readFileSync(path).equals(before)).toBe(true)
    await holder.kill()

    const storage = openLmdbStorage({ path })
    await storage.write(() => ({ changes: [{ key: Buffer.from('rr'), value: 1 }], answer: undefined }))
    await storage.close()
  })

  test('is not replaced by a backup while a process has it open', async () => {
    const storage = openLmdbStorage({ path })
    const backup = join(folder, 'monday.mdb')
    await storage.backup(backup)
    await storage.close()
    const holder = startWriter<string>(await childProgram('store-holder'), [path, engineVersion])
    await holder.reached(1)
    const restoring = { from: backup, to: path, replace: true }
    await expect(restoreStore(restoring)).rejects.toThrow(/is open in process \d+: end that first/)
    await holder.kill()
    expect(await restoreStore(restoring)).toEqual({ items: 0, replaced: `${path}.replaced` })
  })

  test('is shared with a process of the same version', async () => {
    const storage = openLmdbStorage({ path, version: '1.2.3' })
    const holder = startWriter<string>(await childProgram('store-holder'), [path, '1.2.3'])
    await holder.reached(1)
    await storage.write(() => ({ changes: [{ key: Buffer.from('rr'), value: 1 }], answer: undefined }))
    await holder.kill()
    await storage.close()
  })
})
