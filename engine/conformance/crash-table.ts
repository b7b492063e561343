import { createEngine, type Engine, verifyStore } from '@matricula/engine'
import { type LmdbStorage, openLmdbStorage } from '@matricula/engine/lmdb'
import { expect } from 'vitest'

type Item = Readonly<Record<string, unknown>>

/** An acknowledged write: its id, and how many items it has. */
export type Told = readonly [id: string, items: 1 | 2]

export async function createCrashTable(path: string): Promise<void> {
  const engine = createEngine({ storage: openLmdbStorage({ path }) })
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ]
  await engine.execute('CreateTable', {
    TableName: 'Crash',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keys('pk', 'sk'),
    AttributeDefinitions: ['pk', 'sk', 'g1p', 'g1s'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      { IndexName: 'all', KeySchema: keys('g1p', 'g1s'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
  })
  await engine.close()
}

export async function itemOf(engine: Engine, pk: string, sk: string): Promise<Item | undefined> {
  const answer = await engine.execute('GetItem', { TableName: 'Crash', Key: { pk, sk } })
  return 'Item' in answer ? (answer.Item as Item) : undefined
}

/** What was acknowledged and is not there. */
export async function missingOf(engine: Engine, told: readonly Told[]): Promise<readonly string[]> {
  const missing: string[] = []
  for (const [id, items] of told) {
    if (!(await itemOf(engine, id, 'A'))) missing.push(id)
    if (items === 2 && !(await itemOf(engine, id, 'B'))) missing.push(`${id} (second item)`)
  }
  return missing
}

/** Transactions are whole: the counter of each writer is the number of its pairs that are there. */
export async function expectWhole(
  storage: LmdbStorage,
  engine: Engine,
  writers: readonly string[],
): Promise<void> {
  expect(verifyStore(storage).problems).toEqual([])
  const pairs = new Map(writers.map((name) => [name, 0]))
  let from: Item | undefined
  do {
    const page: { Items?: readonly Item[]; LastEvaluatedKey?: Item } = await engine.execute('Scan', {
      TableName: 'Crash',
      FilterExpression: 'sk = :b',
      ExpressionAttributeValues: { ':b': 'B' },
      ExclusiveStartKey: from,
    })
    for (const { pk } of page.Items ?? []) {
      const name = String(pk).split('-')[0] ?? ''
      pairs.set(name, (pairs.get(name) ?? 0) + 1)
    }
    from = page.LastEvaluatedKey
  } while (from)
  for (const [name, count] of pairs) {
    const counter = await itemOf(engine, 'COUNTER', name)
    expect(counter?.['taken'] ?? 0, `pairs of ${name}`).toBe(count)
  }
}
