import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { pack } from 'msgpackr'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backupStore } from '#engine/care/backup-store.ts'
import { statsOf } from '#engine/care/stats-of.ts'
import { exportTable, importTable } from '#engine/care/table-lines.ts'
import { verifyStore } from '#engine/care/verify-store.ts'
import { createEngine, type Engine } from '#engine/engine.ts'
import { openLmdbStorage } from './lmdb-storage.ts'
import { StorageProblem } from './storage.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-engine-'))
  path = join(folder, 'school.mdb')
})
afterEach(() => rmSync(folder, { recursive: true }))

const students = {
  TableName: 'students',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: ['id', 'programme'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'cohort',
      KeySchema: [{ AttributeName: 'programme', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
}

async function filledSchool(): Promise<Engine> {
  const engine = createEngine({ storage: openLmdbStorage({ path }) })
  await engine.execute('CreateTable', students)
  await Promise.all(
    Array.from({ length: 300 }, (_, at) =>
      engine.execute('PutItem', {
        TableName: 'students',
        Item: { id: `STU${at}`, programme: `P${at % 3}`, [`mark${at % 7}`]: at, photo: Uint8Array.of(at) },
      }),
    ),
  )
  return engine
}

const problemOf = (act: () => unknown): unknown => {
  try {
    act()
  } catch (error) {
    return error
  }
  return undefined
}

describe('a store in a file', () => {
  test('keeps what it acknowledged, and is sound, when it is opened again', async () => {
    await (await filledSchool()).close()
    const storage = openLmdbStorage({ path })
    expect(verifyStore(storage)).toEqual({ tables: 1, items: 300, indexEntries: 300, problems: [] })
    expect(statsOf(storage)[0]).toMatchObject({ table: 'students', items: 300, indexes: { cohort: 300 } })
    await storage.close()
  })

  test('is copied while it is in use, and the copy opens like the original', async () => {
    const storage = openLmdbStorage({ path })
    const engine = createEngine({ storage })
    await engine.execute('CreateTable', students)
    await engine.execute('PutItem', { TableName: 'students', Item: { id: 'STU1' } })
    const copy = join(folder, 'copy.mdb')
    await backupStore(storage, copy)
    await expect(backupStore(storage, copy)).rejects.toThrow('exists already')
    await engine.close()
    const restored = openLmdbStorage({ path: copy })
    expect(verifyStore(restored)).toMatchObject({ items: 1, problems: [] })
    await restored.close()
  })

  test('is exported as lines and imported from them into another', async () => {
    const engine = await filledSchool()
    await engine.close()
    const storage = openLmdbStorage({ path })
    const lines = [...exportTable(storage, 'students')]
    expect(lines).toHaveLength(300)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ Item: { id: { S: 'STU0' }, photo: { B: 'AA==' } } })
    const other = openLmdbStorage({ path: join(folder, 'other.mdb') })
    await createEngine({ storage: other }).execute('CreateTable', students)
    expect(await importTable(other, 'students', lines)).toBe(300)
    expect([...exportTable(other, 'students')]).toEqual(lines)
    await expect(importTable(other, 'students', ['{"Item":{"id":{"X":1}}}'])).rejects.toThrow(
      'Line 1 cannot be imported',
    )
    await Promise.all([storage.close(), other.close()])
  })

  test('that was cut short is refused, and not touched', async () => {
    await (await filledSchool()).close()
    truncateSync(path, statSync(path).size - 8192 * 2)
    const before = readFileSync(path)
    expect(problemOf(() => openLmdbStorage({ path }))).toMatchObject({ code: 'corrupt' })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('that is no store is refused, and not touched', () => {
    writeFileSync(path, 'name,marks\nAda,20\n'.repeat(2000))
    const before = readFileSync(path)
    const problem = problemOf(() => openLmdbStorage({ path }))
    expect(problem).toBeInstanceOf(StorageProblem)
    expect(problem).toMatchObject({ code: 'corrupt' })
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('of a later format is refused by name', async () => {
    await (await filledSchool()).close()
    const environment = open({ path, noSubdir: true, maxDbs: 8, overlappingSync: false })
    const items = environment.openDB('items', { encoding: 'binary', keyEncoding: 'binary' })
    await items.put(Uint8Array.of(0, 2, 0x66), pack(99))
    await environment.close()
    const problem = problemOf(() => openLmdbStorage({ path }))
    expect(problem).toMatchObject({ code: 'newer-format' })
    expect(String(problem)).toContain('format 99')
  })

  test('copied with more behind it is still the same store', async () => {
    await (await filledSchool()).close()
    const copy = join(folder, 'longer.mdb')
    copyFileSync(path, copy)
    appendFileSync(copy, Buffer.alloc(8192))
    const storage = openLmdbStorage({ path: copy })
    expect(verifyStore(storage)).toMatchObject({ items: 300, problems: [] })
    await storage.close()
  })

  test('does not let one impossible write spoil those that wait with it', async () => {
    const storage = openLmdbStorage({ path })
    const put = (key: Uint8Array, value: unknown): Promise<void> =>
      storage.write(() => ({ changes: [{ key, value }], answer: undefined }))
    const outcomes = await Promise.allSettled([
      put(Buffer.from('a1'), 1),
      put(new Uint8Array(5000), 2),
      storage.write(() => {
        throw new Error('decided against')
      }),
      put(Buffer.from('a2'), 3),
    ])
    expect(outcomes.map((each) => each.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(storage.read((view) => [view.get(Buffer.from('a1')), view.get(Buffer.from('a2'))])).toEqual([1, 3])
    await storage.close()
  })
})
