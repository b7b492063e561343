import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  ListTablesCommand,
  type ListTablesCommandOutput,
} from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

type Index = NonNullable<CreateTableCommandInput['GlobalSecondaryIndexes']>[number]

const hash = (AttributeName: string): { AttributeName: string; KeyType: 'HASH' } => ({
  AttributeName,
  KeyType: 'HASH',
})
const index = (more: object): Index => ({
  IndexName: 'by-name',
  KeySchema: [hash('pk')],
  Projection: { ProjectionType: 'ALL' },
  ...more,
})

/** Tables that cannot be: what is wrong with each, and how it is asked for. */
const wrong: readonly [what: string, request: Partial<CreateTableCommandInput>][] = [
  ['a name of two letters', { TableName: 'ab' }],
  ['a name with a blank', { TableName: 'my school' }],
  ['a key that is not defined', { AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }] }],
  [
    'a definition that nothing uses',
    { AttributeDefinitions: ['pk', 'id'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })) },
  ],
  ['a sort key alone', { KeySchema: [{ AttributeName: 'pk', KeyType: 'RANGE' }] }],
  ['one attribute as both keys', { KeySchema: [hash('pk'), { AttributeName: 'pk', KeyType: 'RANGE' }] }],
  ['an index of a name of one letter', { GlobalSecondaryIndexes: [index({ IndexName: 'x' })] }],
  [
    'a stream that is off and has a view',
    { StreamSpecification: { StreamEnabled: false, StreamViewType: 'NEW_IMAGE' } },
  ],
  ['an empty list of indexes', { GlobalSecondaryIndexes: [] }],
  ['two indexes of one name', { GlobalSecondaryIndexes: [index({}), index({})] }],
  ['an index by what is not defined', { GlobalSecondaryIndexes: [index({ KeySchema: [hash('id')] })] }],
  [
    'an index that includes nothing',
    { GlobalSecondaryIndexes: [index({ Projection: { ProjectionType: 'INCLUDE' } })] },
  ],
  [
    'an index of everything and more',
    { GlobalSecondaryIndexes: [index({ Projection: { ProjectionType: 'ALL', NonKeyAttributes: ['a'] } })] },
  ],
]

/** What AWS says of fields that break their constraints: all of them at once, global indexes before local ones. */
const exact: readonly [what: string, request: object, message: string][] = [
  [
    'no name',
    { TableName: undefined },
    "The parameter 'TableName' is required but was not present in the request",
  ],
  [
    'a name that is too short',
    { TableName: 'ab' },
    "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3",
  ],
  [
    'three keys',
    {
      KeySchema: [
        hash('pk'),
        { AttributeName: 'sk', KeyType: 'RANGE' },
        { AttributeName: 'tk', KeyType: 'RANGE' },
      ],
    },
    "1 validation error detected: Value '[KeySchemaElement(attributeName=pk, keyType=HASH), KeySchemaElement(attributeName=sk, keyType=RANGE), KeySchemaElement(attributeName=tk, keyType=RANGE)]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2",
  ],
  [
    'a key of an unknown kind',
    { KeySchema: [{ AttributeName: 'pk', KeyType: 'FIRST' }] },
    "1 validation error detected: Value 'FIRST' at 'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy enum value set: [HASH, RANGE]",
  ],
  [
    'an attribute of an unknown type',
    { AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'DATE' }] },
    "1 validation error detected: Value 'DATE' at 'attributeDefinitions.1.member.attributeType' failed to satisfy constraint: Member must satisfy enum value set: [B, N, S]",
  ],
  [
    'one attribute for both keys',
    { KeySchema: [hash('pk'), { AttributeName: 'pk', KeyType: 'RANGE' }] },
    'Invalid KeySchema: Some index key attribute have no definition',
  ],
  [
    'a short name for each kind of index',
    {
      LocalSecondaryIndexes: [
        index({ IndexName: 'aa', KeySchema: [hash('pk'), { AttributeName: 'sk', KeyType: 'RANGE' }] }),
      ],
      GlobalSecondaryIndexes: [index({ IndexName: 'zz' })],
    },
    "2 validation errors detected: Value 'zz' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must have length greater than or equal to 3; Value 'aa' at 'localSecondaryIndexes.1.member.indexName' failed to satisfy constraint: Member must have length greater than or equal to 3",
  ],
]

export function tableStories(target: () => Target): void {
  describe('tables', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
    })

    test('a table is described as it was made', async () => {
      await school.put({ pk: 'a', sk: 'b', g2p: 'c' })
      const { Table } = await target().send(new DescribeTableCommand({ TableName: school.table }))
      expect(Table).toMatchObject({
        TableName: school.table,
        TableStatus: 'ACTIVE',
        KeySchema: [hash('pk'), { AttributeName: 'sk', KeyType: 'RANGE' }],
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      })
      expect(Table?.CreationDateTime).toBeInstanceOf(Date)
      expect(Table?.GlobalSecondaryIndexes?.map((each) => each.IndexName).toSorted()).toEqual([
        'owners',
        'roster',
      ])
      expect(Table?.LocalSecondaryIndexes?.[0]?.Projection).toEqual({
        ProjectionType: 'INCLUDE',
        NonKeyAttributes: ['title'],
      })
      expect(Table?.AttributeDefinitions).toHaveLength(6)
    })

    test('tables are listed in pages', async () => {
      const names: string[] = []
      let ExclusiveStartTableName: string | undefined
      do {
        const page: ListTablesCommandOutput = await target().send(
          new ListTablesCommand({ Limit: 2, ExclusiveStartTableName }),
        )
        names.push(...(page.TableNames ?? []))
        ExclusiveStartTableName = page.LastEvaluatedTableName
      } while (ExclusiveStartTableName)
      expect(names).toContain(school.table)
      expect(names).toEqual(names.toSorted())
    })

    test('a deleted table is gone with its items, and its name can be used again', async () => {
      const TableName = `${school.table}-again`
      const create = new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [hash('pk')],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      })
      await target().send(create)
      expect((await refusalOf(target().send(create))).name).toBe('ResourceInUseException')
      await target().send(new PutCommand({ TableName, Item: { pk: 'a' } }))
      await target().send(new DeleteTableCommand({ TableName }))
      const get = new GetCommand({ TableName, Key: { pk: 'a' } })
      expect((await refusalOf(target().send(get))).name).toBe('ResourceNotFoundException')
      await target().send(create)
      expect((await target().send(get)).Item).toBeUndefined()
      await target().send(new DeleteTableCommand({ TableName }))
    })

    test('a table keeps the id it was made with, and counts and weighs what it holds', async () => {
      const TableName = `${school.table}-counted`
      const made = await target().send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [hash('pk')],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        }),
      )
      await target().send(new PutCommand({ TableName, Item: { pk: 'a', note: 'xyz' } }))
      const { Table } = await target().send(new DescribeTableCommand({ TableName }))
      expect(Table?.TableId).toBe(made.TableDescription?.TableId)
      expect(Table?.ProvisionedThroughput).toMatchObject({ ReadCapacityUnits: 0, WriteCapacityUnits: 0 })
      expect(Table).toMatchObject({ ItemCount: 1, TableSizeBytes: 10 })
      await target().send(new DeleteTableCommand({ TableName }))
    })

    test('encryption, class and on-demand limits are told as they were asked for', async () => {
      // DynamoDB Local does not tell them.
      if (target().name === 'local') return
      const TableName = `${school.table}-settings`
      await target().send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [hash('pk')],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          TableClass: 'STANDARD_INFREQUENT_ACCESS',
          SSESpecification: { Enabled: true },
          OnDemandThroughput: { MaxReadRequestUnits: 10, MaxWriteRequestUnits: 5 },
        }),
      )
      const { Table } = await target().send(new DescribeTableCommand({ TableName }))
      expect(Table?.TableClassSummary).toEqual({ TableClass: 'STANDARD_INFREQUENT_ACCESS' })
      expect(Table?.SSEDescription).toMatchObject({ Status: 'ENABLED', SSEType: 'KMS' })
      expect(Table?.OnDemandThroughput).toEqual({ MaxReadRequestUnits: 10, MaxWriteRequestUnits: 5 })
    })

    test.each(exact)('%s is refused in the words of AWS', async (_what, request, message) => {
      const asked = target().send(
        new CreateTableCommand({
          TableName: 'Wrong-School',
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [hash('pk')],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          ...request,
        }),
      )
      const refusal = await refusalOf(asked)
      expect(refusal.name).toBe('ValidationException')
      // DynamoDB Local has words of its own.
      if (target().name === 'local') return
      expect(refusal.message).toBe(message)
    })

    test.each(wrong)('%s is refused', async (_what, request) => {
      const asked = target().send(
        new CreateTableCommand({
          TableName: 'Wrong-School',
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [hash('pk')],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          ...request,
        }),
      )
      expect((await refusalOf(asked)).name).toBe('ValidationException')
    })
  })
}
