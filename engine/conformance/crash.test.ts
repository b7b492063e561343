import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createEngine, type Engine, verifyStore } from '@matricula/engine'
import { type LmdbStorage, openLmdbStorage } from '@matricula/engine/lmdb'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

type Item = Readonly<Record<string, unknown>>

interface Writer {
  readonly child: ChildProcess
  /** Every acknowledged write as it was told: an id, and how many items it has. */
  readonly told: () => readonly string[]
  /** Resolves once that many writes have been told. */
  reached(count: number): Promise<void>
  readonly ended: Promise<void>
}

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matricula-crash-'))
  path = join(folder, 'store.mdb')
})
afterEach(() => rmSync(folder, { recursive: true }))

function startWriter(name: string): Writer {
  const script = fileURLToPath(new URL('crash-writer.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, path, name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  let notice = (): void => undefined
  child.stdout.on('data', (part: Buffer) => {
    text += part.toString()
    notice()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const told = (): readonly string[] => text.split('\n').slice(0, -1)
  return {
    child,
    told,
    ended,
    reached: (count) =>
      new Promise((resolve) => {
        notice = () => {
          if (told().length >= count) resolve()
        }
        notice()
      }),
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

async function missingOf(engine: Engine, told: readonly string[]): Promise<readonly string[]> {
  const missing: string[] = []
  for (const line of told) {
    const [id = '', items] = line.split(' ')
    if (!(await itemOf(engine, id, 'A'))) missing.push(id)
    if (items === '2' && !(await itemOf(engine, id, 'B'))) missing.push(`${id} (second item)`)
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
  test('has lost nothing it acknowledged, and its indexes agree with its tables', async () => {
    await createCrashTable()
    const writer = startWriter('one')
    await writer.reached(400)
    writer.child.kill('SIGKILL')
    await writer.ended
    const storage = openLmdbStorage({ path })
    const engine = createEngine({ storage })
    expect(await missingOf(engine, writer.told())).toEqual([])
    await expectWhole(storage, engine, 'one')
    await engine.close()
  })

  test('does not stop another that shares the store, which reads all that either acknowledged', async () => {
    await createCrashTable()
    const storage = openLmdbStorage({ path })
    const engine = createEngine({ storage })
    const writers = [startWriter('one'), startWriter('two')]
    const [one, two] = writers
    await Promise.all(writers.map((writer) => writer.reached(100)))
    one?.child.kill('SIGKILL')
    await one?.ended
    const soFar = two?.told().length ?? 0
    await two?.reached(soFar + 100)
    const told = writers.flatMap((writer) => writer.told())
    expect(await missingOf(engine, told)).toEqual([])
    two?.child.kill('SIGKILL')
    await two?.ended
    for (const name of ['one', 'two']) await expectWhole(storage, engine, name)
    await engine.close()
  })
})
