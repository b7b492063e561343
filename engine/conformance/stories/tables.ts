import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTablesCommand,
  type ListTablesCommandOutput,
  UpdateTimeToLiveCommand,
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

    test('time to live is switched on and described', async () => {
      const TableName = school.table
      const off = await target().send(new DescribeTimeToLiveCommand({ TableName }))
      expect(off.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'DISABLED' })
      const TimeToLiveSpecification = { Enabled: true, AttributeName: 'endsAt' }
      await target().send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
      const on = await target().send(new DescribeTimeToLiveCommand({ TableName }))
      expect(on.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'endsAt' })
      const again = target().send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
      expect((await refusalOf(again)).message).toBe('TimeToLive is already enabled')
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
