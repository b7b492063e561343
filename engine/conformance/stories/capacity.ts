import {
  DeleteCommand,
  GetCommand,
  type GetCommandOutput,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

export function capacityStories(target: () => Target): void {
  describe('consumed capacity', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
    })
    const total = { ReturnConsumedCapacity: 'TOTAL' } as const
    const inRoster = { pk: 'C', sk: '1', g1p: 'SEC#1', g1s: 'E#1' }

    test('a put costs a unit for each kilobyte begun, in the table and in each index it touches', async () => {
      const answer = await school.put(inRoster, { ReturnConsumedCapacity: 'INDEXES' })
      expect(answer['ConsumedCapacity']).toMatchObject({
        CapacityUnits: 2,
        Table: { CapacityUnits: 1 },
        GlobalSecondaryIndexes: { roster: { CapacityUnits: 1 } },
      })
      const large = await school.put({ pk: 'C', sk: '2', text: 'x'.repeat(2100) }, total)
      expect(large['ConsumedCapacity']).toMatchObject({ CapacityUnits: 3 })
    })

    test('an index whose view stays the same costs nothing, and a moved entry costs twice', async () => {
      await school.put(inRoster)
      expect((await school.put(inRoster, total))['ConsumedCapacity']).toMatchObject({ CapacityUnits: 1 })
      const moved = await school.put({ ...inRoster, g1s: 'E#2' }, total)
      expect(moved['ConsumedCapacity']).toMatchObject({ CapacityUnits: 3 })
    })

    test('deleting what is not there costs one unit', async () => {
      const answer = await target().send(
        new DeleteCommand({ TableName: school.table, Key: { pk: 'C', sk: 'none' }, ...total }),
      )
      expect(answer.ConsumedCapacity?.CapacityUnits).toBe(1)
    })

    test('reads cost half a unit for each four kilobytes, and a whole one when consistent', async () => {
      await school.put({ pk: 'C', sk: '3', text: 'x'.repeat(5000) })
      const read = (ConsistentRead: boolean): Promise<GetCommandOutput> =>
        target().send(
          new GetCommand({ TableName: school.table, Key: { pk: 'C', sk: '3' }, ConsistentRead, ...total }),
        )
      expect((await read(false)).ConsumedCapacity?.CapacityUnits).toBe(1)
      expect((await read(true)).ConsumedCapacity?.CapacityUnits).toBe(2)
    })

    test('a query pays for what it has read, not for what it shows', async () => {
      const answer = await target().send(
        new QueryCommand({
          TableName: school.table,
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': 'C' },
          ProjectionExpression: 'pk',
          ...total,
        }),
      )
      expect(answer.ConsumedCapacity?.CapacityUnits).toBe(1)
    })

    test("a transaction doubles the table's share", async () => {
      await school.put({ pk: 'C', sk: '5' })
      const answer = await target().send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: school.table, Item: { pk: 'C', sk: '4' } } },
            {
              ConditionCheck: {
                TableName: school.table,
                Key: { pk: 'C', sk: '5' },
                ConditionExpression: 'attribute_exists(pk)',
              },
            },
          ],
          ...total,
        }),
      )
      // AWS charges each action; DynamoDB Local tells two units for each table, whatever is asked of it.
      expect(answer.ConsumedCapacity?.[0]?.CapacityUnits).toBe(target().name === 'local' ? 2 : 4)
    })
  })
}
