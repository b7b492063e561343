import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine, type Engine, verifyStore } from '@matricula/engine'
import { type LmdbStorage, openLmdbStorage } from '@matricula/engine/lmdb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { childProgram } from './child-program.ts'

type Item = Readonly<Record<string, unknown>>

/** An acknowledged write: its id, and how many items it has. */
type Told = readonly [id: string, items: 1 | 2]

interface Writer {
  readonly told: readonly Told[]
  /** Resolves once that many writes have been told; rejects when the writer ends before. */
  reached(count: number): Promise<void>
  kill(): Promise<void>
}

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-crash-'))
  path = join(folder, 'store.mdb')
})
afterEach(() => rmSync(folder, { recursive: true }))

function startWriter(program: string, name: string): Writer {
  const child = fork(program, [path, name], { execArgv: [] })
  const told: Told[] = []
  child.on('message', (message) => told.push(message as Told))
  const ended = once(child, 'exit')
  return {
    told,
    async reached(count) {
      while (told.length < count) {
        await Promise.race([once(child, 'message'), ended])
        if (child.exitCode !== null) throw new Error(`The writer ended with code ${child.exitCode}`)
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function createCrashTable(): Promise<void> {
  const engine = createEngine({ storage: openLmdbStorage({ path }) })
  await engine.execute('CreateTable', {
    TableName: 'Crash',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk', 'g1p', 'g1s'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'all',
        KeySchema: [
          { AttributeName: 'g1p', KeyType: 'HASH' },
          { AttributeName: 'g1s', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  })
  await engine.close()
}

async function itemOf(engine: Engine, pk: string, sk: string): Promise<Item | undefined> {
  const answer = await engine.execute('GetItem', { TableName: 'Crash', Key: { pk, sk } })
  return 'Item' in answer ? (answer.Item as Item) : undefined
}

async function missingOf(engine: Engine, told: readonly Told[]): Promise<readonly string[]> {
  const missing: string[] = []
  for (const [id, items] of told) {
    if (!(await itemOf(engine, id, 'A'))) missing.push(id)
    if (items === 2 && !(await itemOf(engine, id, 'B'))) missing.push(`${id} (second item)`)
  }
  return missing
}

/** Transactions are whole: the counter of a writer is the number of its pairs that are there. */
async function expectWhole(storage: LmdbStorage, engine: Engine, name: string): Promise<void> {
  expect(verifyStore(storage).problems).toEqual([])
  const counter = await itemOf(engine, 'COUNTER', name)
  let pairs = 0
  let from: Item | undefined
  do {
    const page: { Items?: readonly Item[]; LastEvaluatedKey?: Item } = await engine.execute('Scan', {
      TableName: 'Crash',
      FilterExpression: 'sk = :b AND begins_with(pk, :name)',
      ExpressionAttributeValues: { ':b': 'B', ':name': `${name}-` },
      ExclusiveStartKey: from,
    })
    pairs += page.Items?.length ?? 0
    from = page.LastEvaluatedKey
  } while (from)
  expect(counter?.['taken'] ?? 0).toBe(pairs)
}

describe('a process that is killed in the middle of writing', () => {
  test('loses nothing it acknowledged, and does not stop another that shares the store', async () => {
    await createCrashTable()
    const storage = openLmdbStorage({ path })
    const engine = createEngine({ storage })
    const program = await childProgram('crash-writer')
    const [one, two] = [startWriter(program, 'one'), startWriter(program, 'two')]
    await Promise.all([one.reached(150), two.reached(150)])
    await one.kill()
    await two.reached(two.told.length + 150)
    expect(await missingOf(engine, [...one.told, ...two.told])).toEqual([])
    await two.kill()
    expect(await missingOf(engine, two.told)).toEqual([])
    await engine.close()

    const reopened = openLmdbStorage({ path })
    const again = createEngine({ storage: reopened })
    expect(await missingOf(again, [...one.told, ...two.told])).toEqual([])
    for (const name of ['one', 'two']) await expectWhole(reopened, again, name)
    await again.execute('PutItem', { TableName: 'Crash', Item: { pk: 'AFTER', sk: 'A' } })
    expect(await itemOf(again, 'AFTER', 'A')).toBeDefined()
    await again.close()
  })
})
