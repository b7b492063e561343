import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyStore } from '#engine/care/verify-store.ts'
import { createEngine } from '#engine/engine.ts'
import { openLmdbStorage } from './lmdb-storage.ts'

const nobody = 65_534
const name = 'Sophie Germain'

let folder: string
let path: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-trouble-'))
  path = join(folder, 'school.mdb')
  const engine = createEngine({ storage: openLmdbStorage({ path }) })
  await engine.execute('CreateTable', {
    TableName: 'students',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'name', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'name', AttributeType: 'S' }],
  })
  await engine.execute('PutItem', { TableName: 'students', Item: { name } })
  await engine.close()
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What lmdb-js does by chance when a process opens a store while another commits: the count, after magic and format, less one. */
const setBack = `
  const { openSync, readSync, writeSync } = require('node:fs')
  const file = openSync(process.argv[1], 'r+')
  const count = new BigUint64Array(1)
  readSync(file, count, 0, 8, 8)
  count[0] -= 1n
  writeSync(file, count, 0, 8, 8)
`

/** What an act throws when it is done without the rights of an administrator. */
function problemAsOrdinaryUser(act: () => unknown): unknown {
  const administrator = process.geteuid?.() === 0
  if (administrator) process.seteuid?.(nobody)
  try {
    act()
    return undefined
  } catch (error) {
    return error
  } finally {
    if (administrator) process.seteuid?.(0)
  }
}

describe('a store in trouble', () => {
  test('that this process may not write is refused by name, and told what to do', () => {
    chmodSync(path, 0o444)
    chmodSync(folder, 0o555)
    const problem = problemAsOrdinaryUser(() => openLmdbStorage({ path }))
    chmodSync(folder, 0o755)
    expect(problem).toMatchObject({
      code: 'read-only',
      message: expect.stringContaining('give this process'),
    })
    expect(existsSync(path)).toBe(true)
  })

  test('whose count of transactions another process has set back overwrites nothing, and goes on', async () => {
    const storage = openLmdbStorage({ path })
    const put = (key: string): Promise<void> =>
      storage.write(() => ({ changes: [{ key: Buffer.from(key), value: key }], answer: undefined }))
    await put('rr1')
    await put('rr2')
    execFileSync(process.execPath, ['-e', setBack, `${path}-lock`])
    await put('rr3')
    await put('rr4')
    expect(
      storage.read((view) => ['rr1', 'rr2', 'rr3', 'rr4'].map((key) => view.get(Buffer.from(key)))),
    ).toEqual(['rr1', 'rr2', 'rr3', 'rr4'])
    execFileSync(process.execPath, ['-e', setBack, `${path}-lock`])
    await storage.close()
    const again = openLmdbStorage({ path })
    expect(again.read((view) => view.get(Buffer.from('rr4')))).toBe('rr4')
    await again.close()
  })

  test('damaged inside one item opens, and verifying it says which rule the item breaks', async () => {
    const bytes = readFileSync(path)
    const last = bytes.lastIndexOf(name, undefined, 'latin1')
    bytes.write('X', last + name.length - 1, 'latin1')
    writeFileSync(path, bytes)
    const storage = openLmdbStorage({ path })
    expect(verifyStore(storage).problems).toEqual([expect.stringContaining('is kept under another key')])
    await storage.close()
  })
})
