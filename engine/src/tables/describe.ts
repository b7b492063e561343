import type { View } from '#engine/storage/storage.ts'
import { sizesOf } from './sizes.ts'
import type { Index, IndexRecord, KeyAttribute, RequestUnits, Table, TableRecord } from './table.ts'

type Status = 'ACTIVE' | 'CREATING' | 'DELETING' | 'UPDATING'

const account = 'local:000000000000'

/** The TableDescription of AWS's answers. Item counts are exact here, not six hours old. */
export function describe(view: View, table: Table, status: Status = 'ACTIVE', removed?: IndexRecord): object {
  const { record } = table
  const global = [
    ...record.indexes
      .filter((index) => !index.local)
      .map((index) => describeGlobal(view, table, { index, status: indexStatus(index, status) })),
    ...(removed ? [describeGlobal(view, table, { index: removed, status: 'DELETING' })] : []),
  ]
  const local = table.indexes.filter((index) => index.local)
  const { items, bytes } = sizesOf(view, table)
  return {
    TableName: table.name,
    TableStatus: status,
    TableArn: arnOf(table),
    TableId: record.id,
    CreationDateTime: new Date(record.createdAt * 1000),
    KeySchema: schemaOf(table.keys),
    AttributeDefinitions: definitionsOf(table),
    ItemCount: items,
    TableSizeBytes: bytes,
    ProvisionedThroughput: throughputOf(record),
    ...billingOf(record),
    ...(global.length > 0 ? { GlobalSecondaryIndexes: global } : {}),
    ...(local.length > 0
      ? { LocalSecondaryIndexes: local.map((index) => describeIndex(view, table, index)) }
      : {}),
    ...settingsOf(record),
    DeletionProtectionEnabled: record.deletionProtection,
  }
}

/** A new index is CREATING until it is filled; of a table that is otherwise changed, the indexes stay as they are. */
function indexStatus(index: IndexRecord, status: Status): Status {
  if (index.building) return 'CREATING'
  return status === 'UPDATING' ? 'ACTIVE' : status
}

function arnOf(table: Table): string {
  return `arn:aws:dynamodb:${account}:table/${table.name}`
}

function describeGlobal(
  view: View,
  table: Table,
  { index, status }: { readonly index: IndexRecord; readonly status: Status },
): object {
  return {
    ...describeIndex(view, table, index),
    IndexStatus: status,
    ...(index.building ? { Backfilling: true } : {}),
    ProvisionedThroughput: throughputOf(index),
    ...onDemandOf(index.onDemand),
  }
}

function describeIndex(view: View, table: Table, index: Index): object {
  const { items, bytes } = sizesOf(view, table, index)
  return {
    IndexName: index.name,
    IndexArn: `${arnOf(table)}/index/${index.name}`,
    KeySchema: schemaOf(index.keys),
    Projection: {
      ProjectionType: index.projection,
      ...(index.included.length > 0 ? { NonKeyAttributes: index.included } : {}),
    },
    ItemCount: items,
    IndexSizeBytes: bytes,
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

function throughputOf({
  readUnits = 0,
  writeUnits = 0,
  throughputChangedAt: { increase, decrease } = {},
}: Pick<IndexRecord, 'readUnits' | 'writeUnits' | 'throughputChangedAt'>): object {
  return {
    ...(increase === undefined ? {} : { LastIncreaseDateTime: new Date(increase * 1000) }),
    ...(decrease === undefined ? {} : { LastDecreaseDateTime: new Date(decrease * 1000) }),
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: readUnits,
    WriteCapacityUnits: writeUnits,
  }
}

/** AWS tells the billing mode of a table only once it has been paid per request. */
function billingOf({ billingMode, billingChangedAt, createdAt }: TableRecord): object {
  if (billingMode === 'PROVISIONED' && billingChangedAt === undefined) return {}
  const since = new Date((billingChangedAt ?? createdAt) * 1000)
  return {
    BillingModeSummary: {
      BillingMode: billingMode,
      ...(billingMode === 'PAY_PER_REQUEST' ? { LastUpdateToPayPerRequestDateTime: since } : {}),
    },
  }
}

/** Classes and encryption change nothing in this engine; they are told as they were asked for, as AWS would. */
function settingsOf({ tableClass, encryptionKey, onDemand }: TableRecord): object {
  return {
    ...(tableClass === undefined ? {} : { TableClassSummary: { TableClass: tableClass } }),
    ...(encryptionKey ? { SSEDescription: encryptionOf(encryptionKey) } : {}),
    ...onDemandOf(onDemand),
  }
}

function encryptionOf(key: string): object {
  const arn = key.startsWith('arn:') ? key : `arn:aws:kms:${account}:key/${key}`
  return { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: arn }
}

function onDemandOf(units: RequestUnits | undefined): object {
  if (!units) return {}
  const { read = -1, write = -1 } = units
  return { OnDemandThroughput: { MaxReadRequestUnits: read, MaxWriteRequestUnits: write } }
}
