import { type ExactRefusal, get, put, query, remove, scan, update } from './exact-refusals.ts'

const one = (field: string, constraint: string): string =>
  `1 validation error detected: Value ${field} failed to satisfy constraint: ${constraint}`
const returnedWords = '[ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]'
const capacityWords = 'Member must satisfy enum value set: [INDEXES, TOTAL, NONE]'
const mixed = (old: string, modern: string): string =>
  'Can not use both expression and non-expression parameters in the same request: ' +
  `Non-expression parameters: {${old}} Expression parameters: {${modern}}`
const value = { ':v': { S: 'x' } }

const names: readonly ExactRefusal[] = [
  {
    what: 'no table',
    local: /^Value null at 'tableName'/,
    ask: put({ TableName: undefined }),
    message: one("null at 'tableName'", 'Member must not be null'),
  },
  {
    what: 'a table without a name, whatever else is wrong',
    local: /^Invalid table\/index name/,
    ask: put({ TableName: '', ReturnValues: 'LESS' }),
    message: one("'' at 'tableName'", 'Member must have length greater than or equal to 1'),
  },
  {
    what: 'a table with a long name',
    local: /^Invalid table\/index name/,
    ask: put({ TableName: 'a'.repeat(256) }),
    message: one(`'${'a'.repeat(256)}' at 'tableName'`, 'Member must have length less than or equal to 255'),
  },
  {
    what: 'a table with a strange name',
    local: /^Invalid table\/index name/,
    ask: get({ TableName: 'our school!' }),
    message: one(
      "'our school!' at 'tableName'",
      'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+',
    ),
  },
  {
    what: 'a table with a short name',
    local: /^Invalid table\/index name/,
    ask: remove({ TableName: 'ab' }),
    message: 'TableName must be at least 3 characters long and at most 255 characters long',
  },
]

const words: readonly ExactRefusal[] = [
  {
    what: 'three unknown words of a put, all at once',
    local: 'Return values set to invalid value',
    ask: put({
      ReturnValues: 'LESS',
      ReturnConsumedCapacity: 'LESS',
      ReturnItemCollectionMetrics: 'LESS',
    }),
    message: [
      `3 validation errors detected: Value 'LESS' at 'returnConsumedCapacity' failed to satisfy constraint: ${capacityWords}`,
      "Value 'LESS' at 'returnItemCollectionMetrics' failed to satisfy constraint: Member must satisfy enum value set: [SIZE, NONE]",
      `Value 'LESS' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: ${returnedWords}`,
    ].join('; '),
  },
  {
    what: 'the first unknown word of an update',
    local: 'Return values set to invalid value',
    ask: update({ ReturnValues: 'LESS', ReturnConsumedCapacity: 'LESS' }),
    message: one("'LESS' at 'returnValues'", `Member must satisfy enum value set: ${returnedWords}`),
  },
  {
    what: 'a word of a query',
    local: /^Select must be ALL_ATTRIBUTES/,
    ask: query({ Select: 'LESS' }),
    message: one(
      "'LESS' at 'select'",
      'Member must satisfy enum value set: [SPECIFIC_ATTRIBUTES, COUNT, ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES]',
    ),
  },
  {
    what: 'what only an update can return',
    local: 'Return values set to invalid value',
    ask: remove({ ReturnValues: 'UPDATED_NEW' }),
    message: 'ReturnValues can only be ALL_OLD or NONE',
  },
  {
    what: 'a query of no items',
    local: 'Limit must be greater than or equal to 1',
    ask: query({ Limit: 0 }),
    message: one("at 'Limit'", 'Member must have value greater than or equal to 1'),
  },
  {
    what: 'a scan of no items',
    local: 'Limit must be greater than or equal to 1',
    ask: scan({ Limit: 0 }),
    message: one("'0' at 'limit'", 'Member must have value greater than or equal to 1'),
  },
  {
    what: 'a segment before the first',
    local: /Value '-1' at 'segment'/,
    ask: scan({ Segment: -1, TotalSegments: 4 }),
    message: one("'-1' at 'segment'", 'Member must have value greater than or equal to 0'),
  },
]

const mixtures: readonly ExactRefusal[] = [
  {
    what: 'old and new conditions',
    ask: put({ Expected: { pk: { Exists: false } }, ConditionExpression: 'attribute_not_exists(pk)' }),
    message: mixed('Expected', 'ConditionExpression'),
  },
  {
    what: 'old and new updates',
    ask: update({
      UpdateExpression: 'SET title = :v',
      ExpressionAttributeValues: value,
      AttributeUpdates: { title: { Value: { S: 'x' }, Action: 'PUT' } },
    }),
    message: mixed('AttributeUpdates', 'UpdateExpression'),
  },
  {
    what: 'old and new projections',
    ask: get({ AttributesToGet: ['pk'], ProjectionExpression: 'pk' }),
    message: mixed('AttributesToGet', 'ProjectionExpression'),
  },
  {
    what: 'an old condition alone',
    local: null,
    ask: put({ Expected: { other: { Exists: false } } }),
    message: 'The legacy parameter Expected is not supported: use an expression instead',
  },
]

const keys: readonly ExactRefusal[] = [
  {
    what: 'a condition on a part of a key',
    local: /^Key attributes must be scalars/,
    ask: query({
      KeyConditionExpression: 'pk = :p AND sk.part = :v',
      ExpressionAttributeValues: { ':p': { S: 'P' }, ...value },
    }),
    message:
      'Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes',
  },
  {
    what: 'two conditions on one key',
    local: 'KeyConditionExpressions must only contain one condition per key',
    ask: query({
      KeyConditionExpression: 'pk = :p AND sk > :p AND sk < :v',
      ExpressionAttributeValues: { ':p': { S: 'P' }, ...value },
    }),
    message:
      'Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key',
  },
  {
    what: 'conditions on three attributes',
    local: 'Conditions can be of length 1 or 2 only',
    ask: query({
      KeyConditionExpression: 'pk = :p AND sk > :p AND title = :v',
      ExpressionAttributeValues: { ':p': { S: 'P' }, ...value },
    }),
    message:
      'The number of query conditions (3) exceeds the number of key attributes defined in the schema (2)',
  },
  {
    what: 'an attribute compared with itself under two names',
    ask: put({
      ConditionExpression: 'contains(#a, #b)',
      ExpressionAttributeNames: { '#a': 'title', '#b': 'title' },
    }),
    message:
      'Invalid ConditionExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [title]',
  },
  {
    what: 'an update of an index key to nothing',
    ask: update({ UpdateExpression: 'SET g1p = :v', ExpressionAttributeValues: { ':v': { S: '' } } }),
    message:
      'One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.',
  },
]

const wrong = (item: object): ((table: string) => object) =>
  put({ Item: { pk: { S: 'P' }, sk: { S: 'S' }, ...item } })
const invalidValue = 'One or more parameter values were invalid: '
const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range'
const underflow = 'Number underflow. Attempting to store a number with magnitude smaller than supported range'

const values: readonly ExactRefusal[] = [
  {
    what: 'a set with a text twice',
    local: / \[b, a, b\] contains duplicates$/,
    ask: wrong({ set: { SS: ['b', 'a', 'b'] } }),
    message: `${invalidValue}Input collection [b, a, b] contains duplicates.`,
  },
  {
    what: 'a set with bytes twice',
    local: /Input collection of type BS contains duplicates/,
    ask: wrong({ set: { BS: [Uint8Array.of(1), Uint8Array.of(1)] } }),
    message: `${invalidValue}Input collection [AQ==, AQ==]of type BS contains duplicates.`,
  },
  {
    what: 'a set with a number twice, written in two ways',
    ask: wrong({ set: { NS: ['1', '1.0'] } }),
    message: 'Input collection contains duplicates',
  },
  {
    what: 'a set of no numbers',
    ask: wrong({ map: { M: { set: { NS: [] } } } }),
    message: `${invalidValue}An number set  may not be empty`,
  },
  {
    what: 'a set of no bytes',
    ask: wrong({ list: { L: [{ BS: [] }] } }),
    message: `${invalidValue}Binary sets should not be empty`,
  },
  {
    what: 'a null that is none',
    ask: wrong({ nothing: { NULL: false } }),
    message: `${invalidValue}Null attribute value types must have the value of true`,
  },
  {
    what: 'text for a number',
    local: /cannot be converted into a number/,
    ask: wrong({ n: { N: '1.2.3' } }),
    message: 'The parameter cannot be converted to a numeric value: 1.2.3',
  },
  {
    what: 'thirty-nine digits',
    local: /precision up to 38 digits/,
    ask: wrong({ n: { N: '1'.repeat(39) } }),
    message: 'Attempting to store more than 38 significant digits in a Number',
  },
  { what: 'a number too large', ask: wrong({ n: { N: '1e126' } }), message: overflow },
  {
    what: 'a number with a long exponent',
    local: /cannot be converted into a number/,
    ask: wrong({ n: { N: '1e99999999999' } }),
    message: overflow,
  },
  { what: 'a number too small', ask: wrong({ n: { N: '-1e-131' } }), message: underflow },
  { what: 'a zero beyond the numbers', local: null, ask: wrong({ n: { N: '0e126' } }), message: overflow },
  {
    what: 'an exponent of more than 64 bits',
    local: /cannot be converted into a number/,
    ask: wrong({ n: { N: '1e9223372036854775808' } }),
    message: 'The parameter cannot be converted to a numeric value: 1e9223372036854775808',
  },
  {
    what: 'a sum that is too large',
    ask: update({
      UpdateExpression: 'SET n = :n + :n',
      ExpressionAttributeValues: { ':n': { N: '9e125' } },
    }),
    message: overflow,
  },
]

/** What single items, queries and scans are refused for. */
export const itemRefusals: readonly ExactRefusal[] = [...names, ...words, ...mixtures, ...keys, ...values]
