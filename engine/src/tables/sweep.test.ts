import { beforeEach, describe, expect, test } from 'vitest'
import { createEngine, type Engine } from '#engine/engine.ts'
import { createMemoryStorage } from '#engine/storage/memory-storage.ts'

const noon = Date.UTC(2027, 0, 11, 12)
const seconds = noon / 1000
const minute = 60_000
const TableName = 'holds'

let now: number
let engine: Engine
beforeEach(async () => {
  now = noon
  engine = createEngine({ storage: createMemoryStorage(), clock: () => now })
  await engine.execute('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: ['id', 'student'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-student',
        KeySchema: [{ AttributeName: 'student', KeyType: 'HASH' }],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
  })
})

const put = (id: string, endsAt: unknown): Promise<object> =>
  engine.execute('PutItem', { TableName, Item: { id, student: 'STU1', endsAt } })
const query = { TableName, IndexName: 'by-student', KeyConditionExpression: 'student = :s' }
const idsOf = (answer: object): string[] =>
  'Items' in answer && Array.isArray(answer.Items)
    ? answer.Items.map((item) => String(item.id)).toSorted((one, other) => one.localeCompare(other))
    : []

describe('sweeping', () => {
  test('removes what has ended, from its index too, and nothing else', async () => {
    await engine.execute('UpdateTimeToLive', {
      TableName,
      TimeToLiveSpecification: { Enabled: true, AttributeName: 'endsAt' },
    })
    await put('ended', seconds - 1)
    await put('lasting', seconds + 1)
    await put('words', 'yesterday')
    await put('ancient', seconds - 6 * 365 * 86_400)
    expect(await engine.sweep(noon)).toBe(1)
    expect(idsOf(await engine.execute('Scan', { TableName }))).toEqual(['ancient', 'lasting', 'words'])
    const indexed = await engine.execute('Query', { ...query, ExpressionAttributeValues: { ':s': 'STU1' } })
    expect(idsOf(indexed)).toEqual(['ancient', 'lasting', 'words'])
    expect(await engine.sweep(noon)).toBe(0)
    expect(await engine.sweep(noon + minute)).toBe(1)
  })

  test('leaves a table alone that has no time to live', async () => {
    await put('ended', seconds - 1)
    expect(await engine.sweep(noon)).toBe(0)
  })
})

describe('the token of a transaction', () => {
  const seats = (): Promise<object> => engine.execute('GetItem', { TableName, Key: { id: 'SEATS' } })
  const takeSeat = (): Promise<object> =>
    engine.execute('TransactWriteItems', {
      ClientRequestToken: 'enrol-once',
      TransactItems: [
        {
          Update: {
            TableName,
            Key: { id: 'SEATS' },
            UpdateExpression: 'ADD taken :one',
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ],
    })

  test('holds for ten minutes, and then the same request is a new one', async () => {
    await takeSeat()
    now = noon + 10 * minute - 1
    await takeSeat()
    expect(await seats()).toMatchObject({ Item: { taken: 1 } })
    now = noon + 10 * minute
    await takeSeat()
    expect(await seats()).toMatchObject({ Item: { taken: 2 } })
  })

  test('is not forgotten by a sweep before its time', async () => {
    await takeSeat()
    await engine.sweep(noon + 9 * minute)
    await takeSeat()
    expect(await seats()).toMatchObject({ Item: { taken: 1 } })
  })
})
