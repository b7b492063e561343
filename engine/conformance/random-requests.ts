import { DeleteCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import type { School } from './school.ts'

type Fields = Record<string, unknown>

/** One random request, as a sentence and as what it asks of a table. */
export interface Step {
  readonly told: string
  readonly ask: (school: School) => Promise<unknown>
}

const partition = fc.constantFrom('A', 'B')
const sort = fc.constantFrom('1', '2', '10', 'é')
const key = fc.record({ pk: partition, sk: sort })
const scalar = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom('x', 'xy', ''),
  fc.boolean(),
  fc.constant(null),
)
const content: fc.Arbitrary<Fields> = fc.record(
  {
    n: fc.integer({ min: -9, max: 9 }),
    s: scalar,
    list: fc.array(scalar, { maxLength: 3 }),
    map: fc.record({ a: scalar, b: scalar }, { requiredKeys: [] }),
    set: fc.uniqueArray(fc.constantFrom('p', 'q', 'r'), { minLength: 1 }).map((members) => new Set(members)),
    g1p: fc.constantFrom('R', 'S'),
    g1s: fc.constantFrom('1', '2', '3'),
    credits: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: [] },
)
const condition = fc.constantFrom(
  undefined,
  'attribute_exists(pk)',
  'attribute_not_exists(n)',
  'n > :n',
  'n BETWEEN :low AND :n OR contains(#set, :p)',
  'NOT size(#list) < :n',
  '#map.a = :n OR attribute_type(s, :type)',
  's <> :n AND n IN (:n, :low)',
)
/** DynamoDB Local, unlike AWS, stores a bare key when these find no item: they are asked only where there is one. */
const takesAwayOnly = new Set(['DELETE #set :pq', 'REMOVE #list[0], s', 'REMOVE g1s'])
const onlyWhereThere = (wish: string | undefined): string =>
  wish === undefined ? 'attribute_exists(pk)' : `attribute_exists(pk) AND (${wish})`
const update = fc.constantFrom(
  'SET n = if_not_exists(n, :low) + :n',
  'SET n = n - :n',
  'ADD n :n, #set :pq',
  'SET #list[1] = :n, #map.c = :low',
  'SET #list = list_append(#list, :items) REMOVE #map.a',
  'SET g1p = :p, g1s = :p',
  ...takesAwayOnly,
)
const words: Fields = {
  ':n': 3,
  ':low': -2,
  ':p': 'p',
  ':type': 'NULL',
  ':pq': new Set(['p', 'q']),
  ':items': [1, 'z'],
}
const aliases: Record<string, string> = { '#set': 'set', '#list': 'list', '#map': 'map' }

/** Only the placeholders an expression uses: DynamoDB refuses others. */
function placeholders(text: string): Fields {
  const used = <Value>(all: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`${name}(?![a-z])`).test(text)))
  const [values, names] = [used(words), used(aliases)]
  return {
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
  }
}

const conditional = (text: string | undefined): Fields =>
  text === undefined ? {} : { ConditionExpression: text, ...placeholders(text) }

const put = fc.tuple(key, content, condition).map(
  ([at, rest, text]): Step => ({
    told: `put ${JSON.stringify(at)} if ${text}`,
    ask: (school) => school.put({ ...rest, ...at }, { ReturnValues: 'ALL_OLD', ...conditional(text) }),
  }),
)
const change = fc.tuple(key, update, condition).map(([at, expression, wish]): Step => {
  const text = takesAwayOnly.has(expression) ? onlyWhereThere(wish) : wish
  return {
    told: `update ${JSON.stringify(at)}: ${expression} if ${text}`,
    ask: (school) =>
      school.update(at, {
        UpdateExpression: expression,
        ReturnValues: 'ALL_NEW',
        ...(text === undefined ? {} : { ConditionExpression: text }),
        ...placeholders(`${expression} ${text ?? ''}`),
      }),
  }
})
const remove = fc.tuple(key, condition).map(
  ([at, text]): Step => ({
    told: `delete ${JSON.stringify(at)} if ${text}`,
    ask: ({ table, target }) =>
      target.send(
        new DeleteCommand({ TableName: table, Key: at, ReturnValues: 'ALL_OLD', ...conditional(text) }),
      ),
  }),
)
/** Two operations on one item are refused by AWS; DynamoDB Local may judge their conditions first. See the stories. */
const apart = fc.tuple(key, key).filter(([one, two]) => one.pk !== two.pk || one.sk !== two.sk)
const both = fc.tuple(apart, content, condition).map(
  ([[one, two], rest, text]): Step => ({
    told: `put ${JSON.stringify(one)} if ${text}, and delete ${JSON.stringify(two)}`,
    ask: ({ table, target }) =>
      target.send(
        new TransactWriteCommand({
          TransactItems: [
            { Put: { TableName: table, Item: { ...rest, ...one }, ...conditional(text) } },
            { Delete: { TableName: table, Key: two, ConditionExpression: 'attribute_exists(pk)' } },
          ],
        }),
      ),
  }),
)
const roster = fc.tuple(fc.constantFrom('R', 'S', 'p'), fc.boolean(), fc.integer({ min: 1, max: 4 })).map(
  ([of, forward, Limit]): Step => ({
    told: `the roster of ${of}, ${Limit} at a time`,
    ask: ({ table, target }) =>
      target.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'roster',
          KeyConditionExpression: 'g1p = :p AND g1s >= :s',
          ExpressionAttributeValues: { ':p': of, ':s': '1' },
          ScanIndexForward: forward,
          Limit: Limit * 10,
        }),
      ),
  }),
)
const listing = fc.tuple(partition, fc.boolean(), fc.integer({ min: 1, max: 3 })).map(
  ([of, forward, Limit]): Step => ({
    told: `the partition ${of}, ${Limit} at most`,
    ask: ({ table, target }) =>
      target.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :p',
          FilterExpression: 'attribute_exists(n) OR attribute_exists(s)',
          ExpressionAttributeValues: { ':p': of },
          ScanIndexForward: forward,
          Limit,
        }),
      ),
  }),
)
/** A few requests one after another, such as people send who do not know of each other. */
export const requestSequences: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: put }, { weight: 3, arbitrary: change }, remove, both, roster, listing),
  {
    minLength: 5,
    maxLength: 25,
  },
)
