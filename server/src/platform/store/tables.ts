/** An index that holds only the items that have its keys. */
interface IndexDescription {
  readonly name: string
  readonly partitionKey: string
  readonly sortKey: string
  readonly projection: 'ALL' | 'KEYS_ONLY'
}

export interface TableDescription {
  readonly name: TableName
  /** What lives here, for the reader of a bill. */
  readonly holds: string
  readonly indexes: readonly IndexDescription[]
  /** The attribute that holds the second after which an item may be removed. */
  readonly timeToLive?: string
}

export type TableName = 'users' | 'students' | 'catalogue' | 'enrolments' | 'events'

const g1: IndexDescription = { name: 'g1', partitionKey: 'g1p', sortKey: 'g1s', projection: 'ALL' }
const g2: IndexDescription = { name: 'g2', partitionKey: 'g2p', sortKey: 'g2s', projection: 'ALL' }

/**
 * The five tables, described once: the engine, the tests, DynamoDB and the CloudFormation template are made from this.
 * Every key is a string; `pk` and `sk` are the table's own, `g1p`/`g1s` and `g2p`/`g2s` those of its sparse indexes.
 */
export const tables: readonly TableDescription[] = [
  {
    name: 'users',
    holds: 'accounts, sessions, one-time links, throttles, certificates',
    indexes: [g1],
    timeToLive: 'expires',
  },
  { name: 'students', holds: 'profiles, search words, roll numbers, programmes', indexes: [g1, g2] },
  { name: 'catalogue', holds: 'terms, subjects, courses, sections, seats, teaching', indexes: [g1] },
  { name: 'enrolments', holds: 'enrolments, ledgers, waitlists, registers, marks', indexes: [g1] },
  {
    name: 'events',
    holds: 'events (audit, outbox, log), idempotency, jobs, counters',
    indexes: [g1, g2],
    timeToLive: 'expires',
  },
]

/** DynamoDB wants at least three characters. */
export const indexName = (name: string): string => `index-${name}`

/** The description in the words of CreateTable, on demand. */
export function createTableInput(table: TableDescription, prefix: string) {
  const keys = ['pk', 'sk', ...table.indexes.flatMap((index) => [index.partitionKey, index.sortKey])]
  const schema = (partitionKey: string, sortKey: string) => [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ]
  return {
    TableName: `${prefix}${table.name}`,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: keys.map((name) => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: schema('pk', 'sk'),
    GlobalSecondaryIndexes: table.indexes.map((index) => ({
      IndexName: indexName(index.name),
      KeySchema: schema(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: index.projection },
    })),
  }
}
