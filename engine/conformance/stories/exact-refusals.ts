import {
  BatchGetItemCommand,
  type BatchGetItemCommandInput,
  BatchWriteItemCommand,
  type BatchWriteItemCommandInput,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  type TransactGetItemsCommandInput,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'

export type Words = string | RegExp | ((table: string) => string)

/** A refused request, with AWS's words for it. */
export interface ExactRefusal {
  readonly what: string
  readonly ask: (table: string) => object
  readonly message: Words
  /** What DynamoDB Local says instead (null: it accepts the request); AWS's own words count for all others. */
  readonly local?: Words | null
  /** The name of the error, where it is no ValidationException. */
  readonly error?: string
}

/** Requests of the story's table. Fields may be wrong on purpose, so they are taken as they come. */
export const put = (fields: object) => (TableName: string) =>
  new PutItemCommand({
    TableName,
    Item: { pk: { S: 'P' }, sk: { S: 'S' } },
    ...fields,
  })
export const get = (fields: object) => (TableName: string) =>
  new GetItemCommand({ TableName, Key: { pk: { S: 'P' }, sk: { S: 'S' } }, ...fields })
export const update = (fields: object) => (TableName: string) =>
  new UpdateItemCommand({
    TableName,
    Key: { pk: { S: 'P' }, sk: { S: 'S' } },
    ...fields,
  })
export const remove = (fields: object) => (TableName: string) =>
  new DeleteItemCommand({
    TableName,
    Key: { pk: { S: 'P' }, sk: { S: 'S' } },
    ...fields,
  })
export const query = (fields: object) => (TableName: string) =>
  new QueryCommand({
    TableName,
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': { S: 'P' } },
    ...fields,
  })
export const scan = (fields: object) => (TableName: string) => new ScanCommand({ TableName, ...fields })
export const batchGet = (itemsOf: (table: string) => object) => (table: string) =>
  new BatchGetItemCommand({ RequestItems: itemsOf(table) as BatchGetItemCommandInput['RequestItems'] })
export const batchWrite = (itemsOf: (table: string) => object) => (table: string) =>
  new BatchWriteItemCommand({ RequestItems: itemsOf(table) as BatchWriteItemCommandInput['RequestItems'] })
export const transactGet =
  (gets: readonly object[], more: object = {}) =>
  (TableName: string) =>
    new TransactGetItemsCommand({
      TransactItems: gets.map((each) => ({ Get: { TableName, ...each } })),
      ...more,
    } as TransactGetItemsCommandInput)
/** Each action is given by its kind; the table's name is added. */
export const transact =
  (actions: readonly Readonly<Record<string, object>>[], more: object = {}) =>
  (TableName: string) =>
    new TransactWriteItemsCommand({
      TransactItems: actions.map((action) =>
        Object.fromEntries(Object.entries(action).map(([kind, fields]) => [kind, { TableName, ...fields }])),
      ),
      ...more,
    })
