import { describe, expect, test } from 'vitest'
import { createEngine, type Engine } from '#engine/engine.ts'
import { createMemoryStorage } from '#engine/storage/memory-storage.ts'
import { createFaults, type FaultPlan, type Faults } from './create-faults.ts'

const TableName = 'students'
const seed = 20_270_111

interface School {
  readonly engine: Engine
  readonly faults: Faults
  /** Another engine over the same storage. */
  readonly untroubled: Engine
}

async function schoolWith(plan: Omit<FaultPlan, 'seed'>): Promise<School> {
  const faults = createFaults({ seed, ...plan }, (line) => process.stdout.write(`${line}\n`))
  const storage = createMemoryStorage()
  const engine = createEngine({ storage, faults })
  await engine.execute('CreateTable', {
    TableName,
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
  })
  return { engine, faults, untroubled: createEngine({ storage }) }
}

const enrol = (engine: Engine, id: string): Promise<object> =>
  engine.execute('PutItem', { TableName, Item: { id, programme: 'MATHS' } })
const seat = (engine: Engine): Promise<object> =>
  engine.execute('TransactWriteItems', {
    TransactItems: ['ada', 'alan'].map((id) => ({ Put: { TableName, Item: { id, programme: 'MATHS' } } })),
  })
const cohort = async (engine: Engine): Promise<readonly string[]> => {
  const answer = await engine.execute('Query', {
    TableName,
    IndexName: 'cohort',
    KeyConditionExpression: 'programme = :programme',
    ExpressionAttributeValues: { ':programme': 'MATHS' },
  })
  return (Reflect.get(answer, 'Items') as readonly { id: string }[]).map(({ id }) => id)
}
const found = async (engine: Engine, id: string): Promise<unknown> =>
  Reflect.get(await engine.execute('GetItem', { TableName, Key: { id } }), 'Item')
const outcomes = (work: readonly (() => Promise<unknown>)[]): Promise<readonly string[]> =>
  work.reduce<Promise<readonly string[]>>(async (before, act) => {
    const told = await before
    const name = await act().then(
      () => 'done',
      (error: unknown) => String(Object(error).name),
    )
    return [...told, name]
  }, Promise.resolve([]))

describe('an engine with faults on demand', () => {
  test('meets none unless they are asked for', async () => {
    const { engine, faults } = await schoolWith({})
    await enrol(engine, 'ada')
    expect(await cohort(engine)).toEqual(['ada'])
    expect(faults.met).toEqual({ conflicts: 0, throttling: 0, unprocessed: 0, lostAnswers: 0, lagging: 0 })
  })

  test('meets the same ones again by the same seed, and keeps nothing of what it refused', async () => {
    const stories = await Promise.all(
      ['first', 'second'].map(async () => {
        const { engine, untroubled } = await schoolWith({ conflicts: 0.3, throttling: 0.3 })
        const ids = Array.from({ length: 30 }, (_, at) => `STU${at}`)
        const told = await outcomes(ids.map((id) => () => enrol(engine, id)))
        const kept = Reflect.get(await untroubled.execute('Scan', { TableName }), 'Count')
        expect(kept).toBe(told.filter((each) => each === 'done').length)
        return told
      }),
    )
    expect(stories[0]).toEqual(stories[1])
    expect(new Set(stories[0])).toEqual(
      new Set([
        'done',
        'TransactionConflictException',
        'ThrottlingException',
        'ProvisionedThroughputExceededException',
      ]),
    )
  })

  test('refuses a transaction with one reason in the place of the action in conflict', async () => {
    const { engine } = await schoolWith({ conflicts: 1 })
    const refusal: unknown = await seat(engine).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ name: 'TransactionCanceledException' })
    const codes = (Object(refusal).CancellationReasons as readonly { Code: string }[]).map(({ Code }) => Code)
    expect(codes.toSorted((one, other) => one.localeCompare(other))).toEqual(['None', 'TransactionConflict'])
  })

  test('does what it was asked, though the answer is lost', async () => {
    const { engine, untroubled } = await schoolWith({ lostAnswers: 1 })
    await expect(enrol(engine, 'ada')).rejects.toMatchObject({
      name: 'InternalServerError',
      $fault: 'server',
    })
    expect(await found(untroubled, 'ada')).toBeDefined()
  })

  test('leaves members of a batch for another request, never all, and does the others', async () => {
    const { engine } = await schoolWith({ unprocessed: 1 })
    const writes = ['ada', 'alan', 'grace'].map((id) => ({ PutRequest: { Item: { id } } }))
    const written = await engine.execute('BatchWriteItem', { RequestItems: { [TableName]: writes } })
    expect(written).toMatchObject({ UnprocessedItems: { [TableName]: writes.slice(1) } })
    expect([await found(engine, 'ada'), await found(engine, 'alan')]).toEqual([{ id: 'ada' }, undefined])
    const keys = [{ id: 'ada' }, { id: 'alan' }]
    const read = await engine.execute('BatchGetItem', {
      RequestItems: { [TableName]: { Keys: keys, ConsistentRead: true } },
    })
    expect(read).toMatchObject({
      Responses: { [TableName]: [{ id: 'ada' }] },
      UnprocessedKeys: { [TableName]: { Keys: [{ id: 'alan' }], ConsistentRead: true } },
    })
  })

  test('shows a global index as it was a moment ago, and the table as it is', async () => {
    const { engine, faults } = await schoolWith({ indexLag: 3 })
    const missed: string[] = []
    for (let at = 0; at < 20; at++) {
      await enrol(engine, `STU${at}`)
      expect(await found(engine, `STU${at}`)).toBeDefined()
      if (!(await cohort(engine)).includes(`STU${at}`)) missed.push(`STU${at}`)
    }
    expect(missed.length).toBeGreaterThan(0)
    expect(missed.length).toBeLessThan(20)
    expect(faults.met.lagging).toBeGreaterThanOrEqual(missed.length)
    for (let at = 0; at < 3; at++) await found(engine, 'STU0')
    expect(await cohort(engine)).toHaveLength(20)
  })
})
