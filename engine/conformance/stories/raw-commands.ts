import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

/** The plain client's commands, whose values are raw, answered beside those of the document client. */
export function rawCommandStories(target: () => Target): void {
  describe('low-level commands', () => {
    let school: School
    let TableName: string
    beforeAll(async () => {
      school = await openSchool(target())
      TableName = school.table
    })
    const key = (sk: string): { pk: { S: string }; sk: { S: string } } => ({
      pk: { S: 'RAW' },
      sk: { S: sk },
    })

    test('what one kind of command puts, the other gets', async () => {
      const Item = {
        ...key('1'),
        photo: { B: Uint8Array.of(1, 2) },
        marks: { NS: ['3', '1', '2.5'] },
        courses: { SS: ['MA101', 'CS101'] },
        nested: { M: { list: { L: [{ NULL: true }, { BOOL: false }] } } },
      }
      await target().send(new PutItemCommand({ TableName, Item }))
      expect(await school.get({ pk: 'RAW', sk: '1' })).toEqual({
        pk: 'RAW',
        sk: '1',
        photo: Uint8Array.of(1, 2),
        marks: new Set([1, 2.5, 3]),
        courses: new Set(['CS101', 'MA101']),
        nested: { list: [null, false] },
      })
      const answer = await target().send(
        new GetItemCommand({ TableName, Key: key('1'), ConsistentRead: true }),
      )
      expect(answer.Item).toMatchObject({ photo: Item.photo, nested: Item.nested })
      expect(answer.Item?.['marks']?.NS?.toSorted()).toEqual(['1', '2.5', '3'])
    })

    test('updates and removals tell raw attributes', async () => {
      const updated = await target().send(
        new UpdateItemCommand({
          TableName,
          Key: key('2'),
          UpdateExpression: 'SET years = (:two - :one)',
          ExpressionAttributeValues: { ':two': { N: '2' }, ':one': { N: '1' } },
          ReturnValues: 'UPDATED_NEW',
        }),
      )
      expect(updated.Attributes).toEqual({ years: { N: '1' } })
      const removed = await target().send(
        new DeleteItemCommand({ TableName, Key: key('2'), ReturnValues: 'ALL_OLD' }),
      )
      expect(removed.Attributes).toEqual({ ...key('2'), years: { N: '1' } })
    })

    test('a query and a scan page by raw keys', async () => {
      await target().send(
        new BatchWriteItemCommand({
          RequestItems: {
            [TableName]: ['a', 'b', 'c'].map((sk) => ({
              PutRequest: { Item: { ...key(sk), pk: { S: 'PAGE' } } },
            })),
          },
        }),
      )
      const asked = {
        TableName,
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: { ':p': { S: 'PAGE' } },
        Limit: 2,
      }
      const { LastEvaluatedKey, Items } = await target().send(new QueryCommand(asked))
      expect(Items).toHaveLength(2)
      expect(LastEvaluatedKey).toEqual({ pk: { S: 'PAGE' }, sk: { S: 'b' } })
      const rest = await target().send(new QueryCommand({ ...asked, ExclusiveStartKey: LastEvaluatedKey }))
      expect(rest.Items).toEqual([{ pk: { S: 'PAGE' }, sk: { S: 'c' } }])
      const scanned = await target().send(new ScanCommand({ TableName, ProjectionExpression: 'sk' }))
      expect(scanned.Items).toContainEqual({ sk: { S: 'c' } })
    })

    test('batches and transactions answer raw items', async () => {
      await target().send(
        new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: key('t') } }] }),
      )
      const batch = await target().send(
        new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys: [key('t')], ConsistentRead: true } },
        }),
      )
      expect(batch.Responses).toEqual({ [TableName]: [key('t')] })
      const transaction = await target().send(
        new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key: key('t') } }] }),
      )
      expect(transaction.Responses).toEqual([{ Item: key('t') }])
      const refusal = await refusalOf(
        target().send(
          new TransactWriteItemsCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: key('t'),
                  ConditionExpression: 'attribute_not_exists(pk)',
                  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
                },
              },
            ],
          }),
        ),
      )
      expect(refusal['CancellationReasons']).toMatchObject([{ Item: key('t') }])
    })
  })
}
