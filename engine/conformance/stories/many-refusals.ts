import { batchGet, batchWrite, type ExactRefusal, transact, transactGet } from './exact-refusals.ts'

const key = { pk: { S: 'P' }, sk: { S: 'S' } }
const keys = (count: number): object[] =>
  Array.from({ length: count }, (_, at) => ({ pk: { S: 'P' }, sk: { S: `${at}` } }))
const puts = (count: number): object[] => keys(count).map((Item) => ({ PutRequest: { Item } }))
const length = (limit: string): string => `failed to satisfy constraint: Member must have length ${limit}`
const misfit = 'The provided key element does not match the schema'
const emptyKey =
  'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: sk'
const badNames =
  'Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]'
const capacityWords =
  "Value 'LESS' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]"

const batches: readonly ExactRefusal[] = [
  {
    what: 'a batch of no reads',
    local: 'BatchGetItem must have some requests set',
    ask: batchGet(() => ({})),
    message: 'The requestItems parameter is required for BatchGetItem',
  },
  {
    what: 'a batch of no writes',
    local: 'BatchWriteItem cannot have a null or no requests set',
    ask: batchWrite(() => ({})),
    message: 'The requestItems parameter is required for BatchWriteItem',
  },
  {
    what: 'a hundred and one reads of one table',
    local: 'Too many items requested for the BatchGetItem call',
    ask: batchGet((table) => ({ [table]: { Keys: keys(101) } })),
    message: (table) =>
      `1 validation error detected: Value at 'RequestItems.${table}.member.Keys' ${length('less than or equal to 100')}`,
  },
  {
    what: 'no reads of a table',
    local: /has empty list$/,
    ask: batchGet((table) => ({ [table]: { Keys: [] } })),
    message: (table) =>
      `1 validation error detected: Value at 'RequestItems.${table}.member.Keys' ${length('greater than or equal to 1')}`,
  },
  {
    what: 'reads of a table with a strange name',
    local: /^Invalid table\/index name/,
    ask: batchGet(() => ({ 'our!school': { Keys: [{ pk: { S: 'P' } }] } })),
    message: `1 validation error detected: Value '{"our!school":{"Keys":[{"pk":{"S":"P"}}]}}' at 'requestItems' failed to satisfy constraint: ${badNames}`,
  },
  {
    what: 'twenty-six writes to one table',
    local: 'Too many items requested for the BatchWriteItem call',
    ask: batchWrite((table) => ({ [table]: puts(26) })),
    message:
      /^1 validation error detected: Value '\{School-[^=]+=\[.+\]\}' at 'requestItems' failed to satisfy constraint: Map value must satisfy constraint: \[Member must have length less than or equal to 25, Member must have length greater than or equal to 1\]$/s,
  },
  {
    what: 'writes to a table with a strange name',
    local: /^Invalid table\/index name/,
    ask: batchWrite(() => ({ 'our!school': puts(1) })),
    message:
      /^1 validation error detected: Value '\{our!school=\[WriteRequest\(putRequest=PutRequest\(item=\{pk=.+\}.*\)\]\}' at 'requestItems' failed to satisfy constraint: Map keys must/,
  },
  {
    what: 'an item of a batch without its key',
    local: 'One of the required keys was not given a value',
    ask: batchWrite((table) => ({ [table]: [{ PutRequest: { Item: { title: { S: 'x' } } } }] })),
    message: misfit,
  },
  {
    what: 'an item of a batch with another key',
    local: /Type mismatch for key$/,
    ask: batchWrite((table) => ({ [table]: [{ PutRequest: { Item: { ...key, sk: { N: '1' } } } }] })),
    message: misfit,
  },
  {
    what: 'an item of a batch with an empty key',
    ask: batchWrite((table) => ({ [table]: [{ PutRequest: { Item: { ...key, sk: { S: '' } } } }] })),
    message: emptyKey,
  },
  {
    what: 'a batch with old and new projections',
    ask: batchGet((table) => ({
      [table]: { Keys: [key], AttributesToGet: ['pk'], ProjectionExpression: 'pk' },
    })),
    message:
      'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}',
  },
  {
    what: 'an overlapping projection before a missing table',
    local: 'Cannot do operations on a non-existent table',
    ask: batchGet((table) => ({
      'No-Such-School': { Keys: [key] },
      [table]: { Keys: [key], ProjectionExpression: 'a.b, a' },
    })),
    message:
      'Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]',
  },
]

const cancelled =
  'Transaction cancelled, please refer cancellation reasons for specific reasons [ValidationError]'
const tooMany = (count: number): object[] => Array.from({ length: count }, () => ({ Key: key }))
const tokenTooLong = 'x'.repeat(37)

const transactions: readonly ExactRefusal[] = [
  {
    what: 'a transaction of nothing',
    local: /^Value \[\] at 'transactItems'/,
    ask: transact([]),
    message: `1 validation error detected: Value '[]' at 'transactItems' ${length('greater than or equal to 1')}`,
  },
  {
    what: 'a transaction of a hundred and one reads',
    local: 'Member must have length less than or equal to 100',
    ask: transactGet(tooMany(101)),
    message:
      /^1 validation error detected: Value '\[.+\]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100$/s,
  },
  {
    what: 'an unknown word before a missing table',
    local: 'Cannot do operations on a non-existent table',
    ask: transact([{ Put: { TableName: 'No-Such-School', Item: key } }], { ReturnConsumedCapacity: 'LESS' }),
    message: `1 validation error detected: ${capacityWords}`,
  },
  {
    what: 'two unknown words',
    local: null,
    ask: transact([{ Put: { Item: key } }], {
      ReturnConsumedCapacity: 'LESS',
      ReturnItemCollectionMetrics: 'LESS',
    }),
    message: `2 validation errors detected: ${capacityWords}; Value 'LESS' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]`,
  },
  {
    what: 'a long token',
    local: /^Value x+ at 'clientRequestToken'/,
    ask: transact([{ Put: { Item: key } }], { ClientRequestToken: tokenTooLong }),
    message: `1 validation error detected: Value '${tokenTooLong}' at 'clientRequestToken' ${length('less than or equal to 36')}`,
  },
  {
    what: 'a condition that does not parse, before a missing table',
    ask: transact([
      { Put: { TableName: 'No-Such-School', Item: key } },
      { ConditionCheck: { Key: key, ConditionExpression: 'attribute_not_exists(' } },
    ]),
    message: 'Invalid ConditionExpression: Syntax error; token: "<EOF>", near: "("',
  },
  {
    what: 'an unused value, before one item twice',
    ask: transact([
      { Put: { Item: key } },
      {
        ConditionCheck: {
          Key: key,
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':v': { S: 'x' } },
        },
      },
    ]),
    message: 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}',
  },
  {
    what: 'an empty key in a transaction: all of it',
    ask: transact([{ Delete: { Key: { ...key, sk: { S: '' } } } }]),
    message: emptyKey,
  },
  {
    what: 'an empty index key in a transaction: all of it',
    ask: transact([{ Put: { Item: { ...key, g1p: { S: '' } } } }]),
    message:
      'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: roster, IndexKey: g1p',
  },
  {
    what: 'an update of an index key to nothing in a transaction: all of it',
    ask: transact([
      {
        Update: {
          Key: key,
          UpdateExpression: 'SET g1p = :v',
          ExpressionAttributeValues: { ':v': { S: '' } },
        },
      },
    ]),
    message:
      'One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.',
  },
  {
    what: 'a large item in a transaction: all of it',
    ask: transact([{ Put: { Item: { ...key, text: { S: 'x'.repeat(410_000) } } } }]),
    message: 'Item size has exceeded the maximum allowed size',
  },
  {
    what: 'a removal by another key in a transaction: for that reason',
    ask: transact([{ Delete: { Key: { ...key, sk: { N: '1' } } } }]),
    message: cancelled,
    error: 'TransactionCanceledException',
  },
  {
    what: 'a read by no key in a transaction: for that reason',
    local: 'The number of conditions on the keys is invalid',
    ask: transactGet([{ Key: {} }]),
    message: cancelled,
    error: 'TransactionCanceledException',
  },
]

/** What batches and transactions are refused for. */
export const manyRefusals: readonly ExactRefusal[] = [...batches, ...transactions]
