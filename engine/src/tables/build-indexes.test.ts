import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyStore } from '#engine/care/verify-store.ts'
import { createEngine, type Engine } from '#engine/engine.ts'
import { openLmdbStorage } from '#engine/storage/lmdb-storage.ts'
import type { Storage } from '#engine/storage/storage.ts'

const TableName = 'pupils'
const pupils = 2000

let path: string
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'matricula-building-')), 'store.mdb')
})
afterEach(() => rmSync(join(path, '..'), { recursive: true }))

async function enrolAll(engine: Engine): Promise<void> {
  await engine.execute('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  })
  const items = Array.from({ length: pupils }, (_, at) => ({ id: `P${at}`, house: `H${at % 4}` }))
  await Promise.all(items.map((Item) => engine.execute('PutItem', { TableName, Item })))
}

const addIndex = (engine: Engine): Promise<object> =>
  engine.execute('UpdateTable', {
    TableName,
    AttributeDefinitions: [{ AttributeName: 'house', AttributeType: 'S' }],
    GlobalSecondaryIndexUpdates: [
      {
        Create: {
          IndexName: 'by-house',
          KeySchema: [{ AttributeName: 'house', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      },
    ],
  })

async function indexOf(
  engine: Engine,
): Promise<{ IndexStatus: string; Backfilling?: boolean; ItemCount: number }> {
  const { Table } = (await engine.execute('DescribeTable', { TableName })) as {
    Table: { GlobalSecondaryIndexes: { IndexStatus: string; Backfilling?: boolean; ItemCount: number }[] }
  }
  const [index] = Table.GlobalSecondaryIndexes
  if (!index) throw new Error('The table has no index')
  return index
}

async function untilBuilt(engine: Engine): Promise<void> {
  while ((await indexOf(engine)).IndexStatus !== 'ACTIVE') {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const problemsOf = (storage: Storage): readonly string[] => verifyStore(storage).problems

describe('a new index of a table with many items', () => {
  test('is filled on by the next process when one ends in the middle, and cannot be read before', async () => {
    const first = createEngine({ storage: openLmdbStorage({ path }) })
    await enrolAll(first)
    await addIndex(first)
    const unfinished = await indexOf(first)
    expect(unfinished).toMatchObject({ IndexStatus: 'CREATING', Backfilling: true })
    expect(unfinished.ItemCount).toBeLessThan(pupils)
    await expect(first.execute('Scan', { TableName, IndexName: 'by-house' })).rejects.toThrow(
      'Cannot read from backfilling global secondary index: by-house',
    )
    await expect(addIndex(first)).rejects.toMatchObject({ name: 'LimitExceededException' })
    await first.close()

    const storage = openLmdbStorage({ path })
    const second = createEngine({ storage })
    expect((await indexOf(second)).IndexStatus).toBe('CREATING')
    await untilBuilt(second)
    expect((await indexOf(second)).ItemCount).toBe(pupils)
    expect(problemsOf(storage)).toEqual([])
    await second.close()
  })

  test('is whole when two engines fill it at once while pupils move, come and go', async () => {
    const storages = [openLmdbStorage({ path }), openLmdbStorage({ path })] as const
    const one = createEngine({ storage: storages[0] })
    await enrolAll(one)
    await addIndex(one)
    const two = createEngine({ storage: storages[1] })
    for (let at = 0; at < 60; at++) {
      const engine = at % 2 === 0 ? one : two
      await engine.execute('PutItem', { TableName, Item: { id: `P${at * 31}`, house: 'moved' } })
      await engine.execute('DeleteItem', { TableName, Key: { id: `P${at * 31 + 1}` } })
      await engine.execute('PutItem', { TableName, Item: { id: `new-${at}`, house: 'new' } })
    }
    await untilBuilt(two)
    expect((await indexOf(one)).ItemCount).toBe(pupils)
    expect(problemsOf(storages[1])).toEqual([])
    await one.close()
    await two.close()
  })

  test('given up in the middle, leaves nothing behind', async () => {
    const storage = openLmdbStorage({ path })
    const engine = createEngine({ storage })
    await enrolAll(engine)
    await addIndex(engine)
    await engine.execute('UpdateTable', {
      TableName,
      GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-house' } }],
    })
    await engine.sweep(0)
    expect(await engine.execute('DescribeTable', { TableName })).not.toHaveProperty(
      'Table.GlobalSecondaryIndexes',
    )
    expect(
      storage.read((view) => view.count({ from: Uint8Array.of(0, 17), before: Uint8Array.of(0xff) })),
    ).toBe(0)
    await engine.close()
  })
})
