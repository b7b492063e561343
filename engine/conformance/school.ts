import { CreateTableCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import {
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { expect } from 'vitest'
import type { Target } from './targets.ts'

type Fields = Record<string, unknown>

/** One table of a small school, and short ways to ask about it. */
export interface School {
  readonly table: string
  readonly target: Target
  put(item: Fields, more?: Partial<PutCommandInput>): Promise<Fields>
  get(key: Fields, more?: Partial<GetCommandInput>): Promise<Fields | undefined>
  update(key: Fields, more: Partial<UpdateCommandInput>): Promise<Fields | undefined>
  query(more: Partial<QueryCommandInput>): Promise<Fields[]>
}

let opened = 0

/** Creates a table with string keys, a sparse global index of everything, one of keys, and a local one by number. */
export async function openSchool(target: Target): Promise<School> {
  const table = `School-${process.pid}-${Date.now()}-${opened++}`
  await target.send(
    new CreateTableCommand({
      TableName: table,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema('pk', 'sk'),
      AttributeDefinitions: [
        ...['pk', 'sk', 'g1p', 'g1s', 'g2p'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S' as const,
        })),
        { AttributeName: 'credits', AttributeType: 'N' },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'roster', KeySchema: keySchema('g1p', 'g1s'), Projection: { ProjectionType: 'ALL' } },
        { IndexName: 'owners', KeySchema: keySchema('g2p'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'by-credits',
          KeySchema: keySchema('pk', 'credits'),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['title'] },
        },
      ],
    }),
  )
  await untilUsable(target, table)
  return schoolOn(target, table)
}

function keySchema(partition: string, sort?: string): { AttributeName: string; KeyType: 'HASH' | 'RANGE' }[] {
  const hash = { AttributeName: partition, KeyType: 'HASH' as const }
  return sort === undefined ? [hash] : [hash, { AttributeName: sort, KeyType: 'RANGE' as const }]
}

/** On AWS a table takes a while; everywhere else it is there at once. */
async function untilUsable(target: Target, table: string): Promise<void> {
  if (!target.client) return
  await waitUntilTableExists({ client: target.client, maxWaitTime: 120, minDelay: 1 }, { TableName: table })
}

function schoolOn(target: Target, table: string): School {
  return {
    table,
    target,
    async put(item, more = {}) {
      return { ...(await target.send(new PutCommand({ TableName: table, Item: item, ...more }))) }
    },
    async get(key, more = {}) {
      return (
        await target.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true, ...more }))
      ).Item
    },
    async update(key, more) {
      return (await target.send(new UpdateCommand({ TableName: table, Key: key, ...more }))).Attributes
    },
    async query(more) {
      return (await target.send(new QueryCommand({ TableName: table, ...more }))).Items ?? []
    },
  }
}

/** The error a command is refused with; fails when it is not refused. */
export async function refusalOf(answer: Promise<unknown>): Promise<Error & Fields> {
  const outcome = await answer.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(outcome, 'the command was answered, not refused').toBeInstanceOf(Error)
  return outcome as Error & Fields
}
