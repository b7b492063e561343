import type { View } from '#engine/storage/storage.ts'
import { wholeSpace } from './catalogue.ts'
import type { Index, KeyAttribute, Table } from './table.ts'

type Status = 'ACTIVE' | 'CREATING' | 'DELETING' | 'UPDATING'

/** The TableDescription of AWS's answers. Item counts are exact here, not six hours old. */
export function describe(view: View, table: Table, status: Status = 'ACTIVE'): object {
  const { record } = table
  const global = table.indexes.filter((index) => !index.local)
  const local = table.indexes.filter((index) => index.local)
  return {
    TableName: table.name,
    TableStatus: status,
    TableArn: arnOf(table),
    TableId: record.id,
    CreationDateTime: new Date(record.createdAt * 1000),
    KeySchema: schemaOf(table.keys),
    AttributeDefinitions: definitionsOf(table),
    ItemCount: view.count(wholeSpace(table.space)),
    ProvisionedThroughput: throughputOf(table),
    ...(record.billingMode === 'PAY_PER_REQUEST'
      ? { BillingModeSummary: { BillingMode: record.billingMode } }
      : {}),
    ...(global.length > 0
      ? {
          GlobalSecondaryIndexes: global.map((index) => ({
            ...describeIndex(view, table, index),
            IndexStatus: status,
            ProvisionedThroughput: throughputOf(table),
          })),
        }
      : {}),
    ...(local.length > 0
      ? { LocalSecondaryIndexes: local.map((index) => describeIndex(view, table, index)) }
      : {}),
    DeletionProtectionEnabled: record.deletionProtection,
  }
}

function arnOf(table: Table): string {
  return `arn:aws:dynamodb:local:000000000000:table/${table.name}`
}

function describeIndex(view: View, table: Table, index: Index): object {
  return {
    IndexName: index.name,
    IndexArn: `${arnOf(table)}/index/${index.name}`,
    KeySchema: schemaOf(index.keys),
    Projection: {
      ProjectionType: index.projection,
      ...(index.included.length > 0 ? { NonKeyAttributes: index.included } : {}),
    },
    ItemCount: view.count(wholeSpace(index.space)),
  }
}

function schemaOf(keys: readonly KeyAttribute[]): readonly object[] {
  return keys.map(({ name }, at) => ({ AttributeName: name, KeyType: at === 0 ? 'HASH' : 'RANGE' }))
}

function definitionsOf(table: Table): readonly object[] {
  const keys = [...table.keys, ...table.indexes.flatMap((index) => index.keys)]
  const types = new Map(keys.map((key) => [key.name, key.type]))
  return [...types].map(([name, type]) => ({ AttributeName: name, AttributeType: type }))
}

function throughputOf({ record }: Table): object {
  return {
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: record.readUnits,
    WriteCapacityUnits: record.writeUnits,
  }
}
