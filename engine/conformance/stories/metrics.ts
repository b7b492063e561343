import { CreateTableCommand, DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  DeleteCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

const SIZE = { ReturnItemCollectionMetrics: 'SIZE' } as const
const sizes = { ItemCollectionKey: { pk: 'P' }, SizeEstimateRangeGB: [0, 1] }
/** DynamoDB Local tells no sizes of partitions, and units without saying of which kind they are. */
const tellsLess = (target: Target): boolean => target.name === 'local'

/** What a write tells of its partition, and a transaction of its units. */
export function metricStories(target: () => Target): void {
  describe('metrics', () => {
    let school: School
    let TableName: string
    beforeAll(async () => {
      school = await openSchool(target())
      TableName = school.table
    })
    const Item = { pk: 'P', sk: 'S', credits: 5 }
    const Key = { pk: 'P', sk: 'S' }

    test('a write to a table with local indexes tells how large its partition is, when asked', async () => {
      const told = tellsLess(target()) ? undefined : sizes
      const put = await target().send(new PutCommand({ TableName, Item, ...SIZE }))
      expect(put.ItemCollectionMetrics).toEqual(told)
      expect((await target().send(new PutCommand({ TableName, Item }))).ItemCollectionMetrics).toBeUndefined()
      const removed = await target().send(new DeleteCommand({ TableName, Key, ...SIZE }))
      expect(removed.ItemCollectionMetrics).toEqual(told)
    })

    test('so do batches and transactions, by table', async () => {
      const batch = await target().send(
        new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item } }] }, ...SIZE }),
      )
      const transaction = await target().send(
        new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item } }], ...SIZE }),
      )
      const told = tellsLess(target()) ? undefined : { [TableName]: [sizes] }
      for (const answer of [batch, transaction]) expect(answer.ItemCollectionMetrics).toEqual(told)
    })

    test('a table without local indexes has no such metrics', async () => {
      const plain = `${TableName}-plain`
      await target().send(
        new CreateTableCommand({
          TableName: plain,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        }),
      )
      const put = await target().send(new PutCommand({ TableName: plain, Item: { pk: 'P' }, ...SIZE }))
      expect(put.ItemCollectionMetrics).toBeUndefined()
      await target().send(new DeleteTableCommand({ TableName: plain }))
    })

    test('a transaction says whether its units read or write; a repeated one only reads', async () => {
      const ReturnConsumedCapacity = 'INDEXES'
      const write = new TransactWriteCommand({
        TransactItems: [{ Put: { TableName, Item: { pk: 'P', sk: 'T' } } }],
        ClientRequestToken: `metrics-${process.pid}-${Date.now()}`,
        ReturnConsumedCapacity,
      })
      const units = (kind: object): object =>
        tellsLess(target()) ? { CapacityUnits: 2 } : { CapacityUnits: 2, ...kind }
      const written = units({ WriteCapacityUnits: 2 })
      const read = units({ ReadCapacityUnits: 2 })
      const first = await target().send(write)
      expect(first.ConsumedCapacity).toEqual([{ TableName, ...written, Table: written }])
      const again = await target().send(write)
      expect(again.ConsumedCapacity).toEqual([{ TableName, ...read, Table: read }])
      const got = await target().send(
        new TransactGetCommand({
          TransactItems: [{ Get: { TableName, Key: { pk: 'P', sk: 'none' } } }],
          ReturnConsumedCapacity,
        }),
      )
      expect(got.ConsumedCapacity).toEqual([{ TableName, ...read, Table: read }])
    })
  })
}
