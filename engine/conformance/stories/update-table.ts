import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  type TableDescription,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { refusalOf } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

type Change = Partial<UpdateTableCommandInput>
type IndexUpdate = NonNullable<UpdateTableCommandInput['GlobalSecondaryIndexUpdates']>[number]

const text = (AttributeName: string): { AttributeName: string; AttributeType: 'S' } => ({
  AttributeName,
  AttributeType: 'S',
})
const creation = (IndexName: string, key: string): IndexUpdate => ({
  Create: {
    IndexName,
    KeySchema: [{ AttributeName: key, KeyType: 'HASH' }],
    Projection: { ProjectionType: 'ALL' },
  },
})
const added = (IndexName: string, key: string): Change => ({
  AttributeDefinitions: [text(key)],
  GlobalSecondaryIndexUpdates: [creation(IndexName, key)],
})

let opened = 0

/** Changes that cannot be made, and what they are refused with. */
const wrong: readonly [what: string, change: Change, name: string, message: RegExp][] = [
  ['nothing to change', {}, 'ValidationException', /At least one of ProvisionedThroughput, BillingMode/],
  ['an index that is there', added('by-house', 'house'), 'ValidationException', /already exists/],
  [
    'an index by what is not defined',
    { GlobalSecondaryIndexUpdates: [creation('by-nobody', 'nobody')] },
    'ValidationException',
    /not defined in AttributeDefinitions/,
  ],
  [
    'to remove an index that is not there',
    { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'nowhere' } }] },
    'ResourceNotFoundException',
    /Requested resource not found/,
  ],
  [
    'two indexes at once',
    {
      AttributeDefinitions: [text('one'), text('two')],
      GlobalSecondaryIndexUpdates: [creation('by-one', 'one'), creation('by-two', 'two')],
    },
    'LimitExceededException',
    /Only 1 online index can be created or deleted simultaneously per table/,
  ],
  [
    'units while paid per request',
    { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } },
    'ValidationException',
    /BillingMode is PAY_PER_REQUEST/,
  ],
  [
    'units of zero',
    { BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 5 } },
    'ValidationException',
    /'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: Member must have value greater/,
  ],
  ['provisioning without units', { BillingMode: 'PROVISIONED' }, 'ValidationException', /PROVISIONED/],
]

export function updateTableStories(target: () => Target): void {
  describe('changing a table', () => {
    let TableName: string
    beforeAll(async () => {
      TableName = await createPupils({
        AttributeDefinitions: [text('id'), text('house')],
        GlobalSecondaryIndexes: [creation('by-house', 'house').Create ?? never()],
      })
    })

    async function createPupils(more: Partial<CreateTableCommandInput> = {}): Promise<string> {
      const name = `Pupils-${process.pid}-${Date.now()}-${opened++}`
      await target().send(
        new CreateTableCommand({
          TableName: name,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [text('id')],
          ...more,
        }),
      )
      const { client } = target()
      if (client) await waitUntilTableExists({ client, maxWaitTime: 120, minDelay: 1 }, { TableName: name })
      return name
    }

    const described = async (name: string): Promise<TableDescription> =>
      (await target().send(new DescribeTableCommand({ TableName: name }))).Table ?? never()
    const change = async (name: string, more: Change): Promise<TableDescription> =>
      (await target().send(new UpdateTableCommand({ TableName: name, ...more }))).TableDescription ?? never()

    async function untilActive(name: string): Promise<TableDescription> {
      for (;;) {
        const table = await described(name)
        const indexes = table.GlobalSecondaryIndexes ?? []
        const statuses = [table.TableStatus, ...indexes.map((index) => index.IndexStatus)]
        if (statuses.every((status) => status === 'ACTIVE')) return table
        await new Promise((resolve) => setTimeout(resolve, target().client ? 100 : 0))
      }
    }

    const housed = async (name: string, house: string): Promise<unknown[]> => {
      const { Items = [] } = await target().send(
        new QueryCommand({
          TableName: name,
          IndexName: 'by-house',
          KeyConditionExpression: 'house = :h',
          ExpressionAttributeValues: { ':h': house },
        }),
      )
      return Items.map((item) => String(item['id'])).toSorted((one, two) => (one < two ? -1 : 1))
    }

    test('a new index holds the items of before, those written meanwhile and later, and none without its key', async () => {
      const name = await createPupils()
      for (let at = 0; at < 20; at++) {
        const pupils = Array.from({ length: 25 }, (_, place) => ({
          id: `${at * 25 + place}`,
          ...(place === 0 ? {} : { house: 'north' }),
        }))
        await target().send(
          new BatchWriteCommand({
            RequestItems: { [name]: pupils.map((Item) => ({ PutRequest: { Item } })) },
          }),
        )
      }
      await target().send(new PutCommand({ TableName: name, Item: { id: 'odd', house: 7 } }))
      const answer = await change(name, added('by-house', 'house'))
      expect(answer.GlobalSecondaryIndexes?.[0]).toMatchObject({
        IndexName: 'by-house',
        IndexStatus: 'CREATING',
      })
      // DynamoDB Local fails within (InternalFailure) when it is written to while it fills an index.
      if (target().name === 'local') await untilActive(name)
      await target().send(new PutCommand({ TableName: name, Item: { id: '1', house: 'south' } }))
      await target().send(new PutCommand({ TableName: name, Item: { id: '499', house: 'south' } }))
      await target().send(new PutCommand({ TableName: name, Item: { id: 'new', house: 'south' } }))
      const table = await untilActive(name)
      expect(table.GlobalSecondaryIndexes?.[0]?.Backfilling ?? false).toBe(false)
      expect(table.AttributeDefinitions).toHaveLength(2)
      expect(await housed(name, 'south')).toEqual(['1', '499', 'new'])
      expect(await housed(name, 'north')).toHaveLength(478)
    }, 60_000)

    test('a removed index is gone, and its name can be used again', async () => {
      const name = await createPupils({
        AttributeDefinitions: [text('id'), text('house')],
        GlobalSecondaryIndexes: [creation('by-house', 'house').Create ?? never()],
      })
      await target().send(new PutCommand({ TableName: name, Item: { id: '1', house: 'north' } }))
      await change(name, { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-house' } }] })
      expect((await untilActive(name)).GlobalSecondaryIndexes).toBeUndefined()
      expect((await refusalOf(housed(name, 'north'))).message).toContain('by-house')
      await change(name, added('by-house', 'house'))
      await untilActive(name)
      expect(await housed(name, 'north')).toEqual(['1'])
    }, 60_000)

    test('throughput and billing are changed and described', async () => {
      const name = await createPupils({
        BillingMode: 'PROVISIONED',
        ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
      })
      const more = { ReadCapacityUnits: 20, WriteCapacityUnits: 15 }
      await change(name, { ProvisionedThroughput: more })
      expect((await untilActive(name)).ProvisionedThroughput).toMatchObject(more)
      const again = change(name, { BillingMode: 'PROVISIONED', ProvisionedThroughput: more })
      // DynamoDB Local says the same in other words.
      const words = target().name === 'local' ? 'equals the current value' : 'will not change'
      expect((await refusalOf(again)).message).toContain(words)
      await change(name, { BillingMode: 'PAY_PER_REQUEST' })
      const onDemand = await untilActive(name)
      expect(onDemand.BillingModeSummary?.BillingMode).toBe('PAY_PER_REQUEST')
      expect(onDemand.ProvisionedThroughput).toMatchObject({ ReadCapacityUnits: 0, WriteCapacityUnits: 0 })
      await change(name, { BillingMode: 'PAY_PER_REQUEST' })
    })

    test('a protected table is not deleted until its protection is taken away', async () => {
      const name = await createPupils({ DeletionProtectionEnabled: true })
      const remove = new DeleteTableCommand({ TableName: name })
      expect((await refusalOf(target().send(remove))).message).toContain('protected against deletion')
      await change(name, { DeletionProtectionEnabled: false })
      await target().send(remove)
      expect((await refusalOf(described(name))).name).toBe('ResourceNotFoundException')
    })

    test('the class and the on-demand limits of a table are told as they were asked for', async () => {
      // DynamoDB Local takes neither.
      if (target().name === 'local') return
      const limits = { MaxReadRequestUnits: 20, MaxWriteRequestUnits: 15 }
      await change(TableName, { TableClass: 'STANDARD_INFREQUENT_ACCESS', OnDemandThroughput: limits })
      const table = await untilActive(TableName)
      expect(table.TableClassSummary?.TableClass).toBe('STANDARD_INFREQUENT_ACCESS')
      expect(table.OnDemandThroughput).toEqual(limits)
    })

    test.each(wrong)('%s is refused', async (_what, more, refusal, message) => {
      // DynamoDB Local has its own words for some of them, and lets some pass.
      if (target().name === 'local') return
      const error = await refusalOf(change(TableName, more))
      expect(error.name).toBe(refusal)
      expect(error.message).toMatch(message)
    })

    test('a table that does not exist is not changed', async () => {
      const error = await refusalOf(change('No-Such-School', { DeletionProtectionEnabled: true }))
      expect(error.name).toBe('ResourceNotFoundException')
    })
  })
}

function never(): never {
  throw new Error('The answer has no description')
}
