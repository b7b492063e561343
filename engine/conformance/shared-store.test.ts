import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, type Engine, verifyStore } from '@matricula/engine'
import { type LmdbStorage, openLmdbStorage } from '@matricula/engine/lmdb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inspectFile } from '#engine/storage/lmdb-file.ts'
import { childProgram } from './child-program.ts'
import { createCrashTable, itemOf, type Told } from './crash-table.ts'
import { startWriter } from './started-writer.ts'

const cap = 1000

let folder: string
let path: string
let storage: LmdbStorage
let engine: Engine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-several-'))
  path = join(folder, 'store.mdb')
  await createCrashTable(path)
  storage = openLmdbStorage({ path })
  engine = createEngine({ storage })
})
afterEach(async () => {
  await engine.close()
  rmSync(folder, { recursive: true })
})

async function enrolled(): Promise<readonly string[]> {
  const answer = await engine.execute('Query', {
    TableName: 'Crash',
    IndexName: 'all',
    KeyConditionExpression: 'g1p = :all',
    ExpressionAttributeValues: { ':all': 'ENROLLED' },
  })
  return (Reflect.get(answer, 'Items') as readonly { pk: string }[]).map(({ pk }) => pk)
}

describe('several processes that share a store', () => {
  test('fill a section to the last seat and never beyond', async () => {
    const program = await childProgram('seat-writer')
    const writers = ['one', 'two', 'three', 'four'].map((name) =>
      startWriter<string>(program, [path, name, String(cap)]),
    )
    expect(await Promise.all(writers.map((writer) => writer.ended()))).toEqual([0, 0, 0, 0])

    const told = writers.flatMap((writer) => writer.told)
    const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted((a, b) => (a < b ? -1 : 1))
    expect(await itemOf(engine, 'SEATS', 'A')).toMatchObject({ taken: cap })
    expect(sorted(await enrolled())).toEqual(sorted(told))
    expect(told).toHaveLength(cap)
    expect(verifyStore(storage).problems).toEqual([])
  })

  test('open it soundly at any moment while another makes it grow', async () => {
    const program = await childProgram('crash-writer')
    const writer = startWriter<Told>(program, [path, 'writer'])
    await writer.reached(1)
    let looks = 0
    while (writer.told.length < 3000) {
      await writer.reached(writer.told.length + 1)
      for (let at = 0; at < 200; at++) expect(inspectFile(path)).toBe('sound')
      looks += 200
    }
    await writer.kill()
    expect(looks).toBeGreaterThan(1000)
  })

  test('see what another has acknowledged, in the very moment that they hear of it', async () => {
    const program = await childProgram('crash-writer')
    const stale: string[] = []
    const pending: Promise<unknown>[] = []
    const look = ([id]: Told): void => {
      const seen = itemOf(engine, id, 'A').then((item) => (item ? undefined : stale.push(id)))
      pending.push(seen)
    }
    const writer = startWriter<Told>(program, [path, 'writer'], look)
    // Reading all the time is what would keep an old view open.
    while (writer.told.length < 3000) {
      await writer.reached(writer.told.length + 1)
      await itemOf(engine, 'COUNTER', 'writer')
    }
    await writer.kill()
    await Promise.all(pending)
    expect(stale).toEqual([])
    expect(pending.length).toBeGreaterThanOrEqual(3000)
  })
})
