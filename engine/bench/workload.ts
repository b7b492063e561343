import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Place } from './place.ts'

export const TableName = 'Bench'
const indexName = 'roster'
const perPartition = 40
const perBatch = 25
const together = 8

/** About 320 bytes, as a record of a school has them. */
function itemAt(pk: string, sk: string, number: number) {
  return {
    pk,
    sk,
    g1p: `COHORT#${Math.floor(number / perPartition)}`,
    g1s: `STU#${number}`,
    name: `Student number ${number}`,
    email: `student.${number}@example.edu`,
    programme: 'BSc Mathematics',
    status: 'enrolled',
    credits: number % 24,
    version: 1,
    note: 'Prefers letters to the address of the guardian; asked for a quiet room in written examinations.',
    marks: { first: 71, second: number % 100 },
  }
}

/** The partition and place of the item of that number, among those that were there before. */
const placeOf = (number: number) => ({
  pk: `SEC#${Math.floor(number / perPartition)}`,
  sk: `STU#${String(number % perPartition).padStart(3, '0')}`,
})

export async function createBenchTable({ send }: Place): Promise<void> {
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })
  const keys = (hash: string, range: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ]
  await send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keys('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk', 'g1p', 'g1s'].map(text),
      GlobalSecondaryIndexes: [
        { IndexName: indexName, KeySchema: keys('g1p', 'g1s'), Projection: { ProjectionType: 'ALL' } },
      ],
    }),
  )
  await waitUntilTableExists({ client: { send } as never, maxWaitTime: 30, minDelay: 1 }, { TableName })
}

/** Puts the items from one number up to another, in batches; tells how far it is. */
export async function fill(
  { send }: Place,
  [from, to]: readonly [number, number],
  told: (done: number) => void = () => undefined,
): Promise<void> {
  const starts = Array.from({ length: Math.ceil((to - from) / perBatch) }, (_, at) => from + at * perBatch)
  let done = 0
  async function work(): Promise<void> {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const count = Math.min(perBatch, to - start)
      const first = start
      const writes = Array.from({ length: count }, (_, at) => {
        const { pk, sk } = placeOf(first + at)
        return { PutRequest: { Item: itemAt(pk, sk, first + at) } }
      })
      await send(new BatchWriteCommand({ RequestItems: { [TableName]: writes } }))
      done += count
      told(done)
    }
  }
  await Promise.all(Array.from({ length: together }, work))
}

/** One operation that is measured; `number` tells its calls apart, `items` is how many items are there. */
export interface Operation {
  readonly name: string
  /** Dynalite has no transactions. */
  readonly transaction?: true
  readonly call: (place: Place, number: number, items: number) => Promise<unknown>
}

/** A large step, so that neighbours in time are not neighbours in the store. */
const spread = (number: number, items: number): number => (number * 7919) % items

export const get: Operation = {
  name: 'get',
  call: ({ send }, number, items) => send(new GetCommand({ TableName, Key: placeOf(spread(number, items)) })),
}

export const query: Operation = {
  name: 'query of 40',
  call: ({ send }, number, items) =>
    send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :section AND begins_with(sk, :student)',
        ExpressionAttributeValues: { ':section': placeOf(spread(number, items)).pk, ':student': 'STU#' },
      }),
    ),
}

const put: Operation = {
  name: 'put',
  call: ({ send }, number) =>
    send(new PutCommand({ TableName, Item: itemAt(`PUT#${number}`, 'PROFILE', number) })),
}

const update: Operation = {
  name: 'conditional update',
  call: ({ send }, number, items) =>
    send(
      new UpdateCommand({
        TableName,
        Key: placeOf(spread(number, items)),
        UpdateExpression: 'SET #version = #version + :one, #status = :status',
        ConditionExpression: 'attribute_exists(pk) AND #version < :most',
        ExpressionAttributeNames: { '#version': 'version', '#status': 'status' },
        ExpressionAttributeValues: { ':one': 1, ':status': 'waiting', ':most': 1_000_000 },
      }),
    ),
}

const indexQuery: Operation = {
  name: 'index query',
  call: ({ send }, number, items) =>
    send(
      new QueryCommand({
        TableName,
        IndexName: indexName,
        KeyConditionExpression: 'g1p = :cohort',
        ExpressionAttributeValues: {
          ':cohort': `COHORT#${Math.floor(spread(number, items) / perPartition)}`,
        },
        Limit: 20,
      }),
    ),
}

/** An enrolment: a new record, a seat under the limit, a student who is there, and the event. */
const transaction: Operation = {
  name: 'transaction of 4',
  transaction: true,
  call: ({ send }, number, items) =>
    send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName,
              Item: itemAt(`TX#${number}`, 'ENROLMENT', number),
              ConditionExpression: 'attribute_not_exists(pk)',
            },
          },
          {
            Update: {
              TableName,
              Key: { pk: `SEATS#${number % 1000}`, sk: 'SEATS' },
              UpdateExpression: 'ADD taken :one',
              ConditionExpression: 'attribute_not_exists(taken) OR taken < :most',
              ExpressionAttributeValues: { ':one': 1, ':most': 1_000_000 },
            },
          },
          {
            ConditionCheck: {
              TableName,
              Key: placeOf(spread(number, items)),
              ConditionExpression: 'attribute_exists(pk)',
            },
          },
          { Put: { TableName, Item: { pk: `EV#${number}`, sk: 'EVENT', name: 'enrolment.confirmed' } } },
        ],
      }),
    ),
}

export const operations: readonly Operation[] = [put, get, update, query, indexQuery, transaction]
