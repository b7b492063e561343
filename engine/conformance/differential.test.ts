import { DeleteCommand, QueryCommand, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openSchool, type School } from './school.ts'
import { chosenTarget, javaFound, openTarget, type Target } from './targets.ts'

type Fields = Record<string, unknown>

/** One random request, as a sentence and as what it asks of a table. */
interface Step {
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
const update = fc.constantFrom(
  'SET n = if_not_exists(n, :low) + :n',
  'SET n = n - :n',
  'ADD n :n, #set :pq',
  'DELETE #set :pq',
  'REMOVE #list[0], s',
  'SET #list[1] = :n, #map.c = :low',
  'SET #list = list_append(#list, :items) REMOVE #map.a',
  'SET g1p = :p, g1s = :p',
  'REMOVE g1s',
)
const words: Fields = {
  ':n': 3,
  ':low': -2,
  ':p': 'p',
  ':type': 'NULL',
  ':pq': new Set(['p', 'q']),
  ':items': [1, 'z'],
}
const names: Record<string, string> = { '#set': 'set', '#list': 'list', '#map': 'map' }

/** Only the placeholders an expression uses: DynamoDB refuses others. */
function placeholders(text: string): Fields {
  const used = <Value>(all: Record<string, Value>): Record<string, Value> =>
    Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`${name}(?![a-z])`).test(text)))
  const [values, aliases] = [used(words), used(names)]
  return {
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
    ...(Object.keys(aliases).length > 0 ? { ExpressionAttributeNames: aliases } : {}),
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
const change = fc.tuple(key, update, condition).map(
  ([at, expression, text]): Step => ({
    told: `update ${JSON.stringify(at)}: ${expression} if ${text}`,
    ask: (school) =>
      school.update(at, {
        UpdateExpression: expression,
        ReturnValues: 'ALL_NEW',
        ...(text === undefined ? {} : { ConditionExpression: text }),
        ...placeholders(`${expression} ${text ?? ''}`),
      }),
  }),
)
const remove = fc.tuple(key, condition).map(
  ([at, text]): Step => ({
    told: `delete ${JSON.stringify(at)} if ${text}`,
    ask: ({ table, target }) =>
      target.send(
        new DeleteCommand({ TableName: table, Key: at, ReturnValues: 'ALL_OLD', ...conditional(text) }),
      ),
  }),
)
const both = fc.tuple(key, key, content, condition).map(
  ([one, two, rest, text]): Step => ({
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
const steps = fc.array(
  fc.oneof({ weight: 3, arbitrary: put }, { weight: 3, arbitrary: change }, remove, both, roster, listing),
  {
    minLength: 5,
    maxLength: 25,
  },
)

/** Not part of an outcome; DynamoDB Local tells capacity unasked when it deletes nothing. */
const unasked = new Set(['$metadata', 'ConsumedCapacity'])

/** What came of a step, in a form in which equal outcomes are equal: refusals by name, unordered things in order. */
async function outcomeOf(step: Step, school: School): Promise<unknown> {
  try {
    return plain(await step.ask(school))
  } catch (error) {
    const { name, CancellationReasons } = error as Error & {
      CancellationReasons?: readonly { Code?: string }[]
    }
    return { refused: name, codes: CancellationReasons?.map((reason) => reason.Code) ?? [] }
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Set) return { set: [...value].map(String).toSorted() }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(
    ([name, content]) => !unasked.has(name) && content !== undefined,
  )
  return Object.fromEntries(
    fields.toSorted(([one], [two]) => (one < two ? -1 : 1)).map(([name, content]) => [name, plain(content)]),
  )
}

async function contentOf({ table, target }: School): Promise<unknown> {
  const { Items = [] } = await target.send(new ScanCommand({ TableName: table }))
  return plain(
    Items.toSorted((one, two) => (`${one['pk']}${one['sk']}` < `${two['pk']}${two['sk']}` ? -1 : 1)),
  )
}

/** Entries of equal index keys come in no promised order. */
function comparable(outcome: unknown): unknown {
  const items: unknown =
    typeof outcome === 'object' && outcome !== null && 'Items' in outcome ? outcome.Items : undefined
  if (!Array.isArray(items)) return outcome
  return { ...(outcome as object), Items: items.map((item) => JSON.stringify(item)).toSorted() }
}

async function expectSame(targets: readonly Target[], runs: number): Promise<void> {
  const seed = Date.now() % 2 ** 31
  process.stdout.write(`Random requests to ${targets.map((each) => each.name).join(' and ')}: seed ${seed}\n`)
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const schools = await Promise.all(targets.map(openSchool))
      for (const step of sequence) {
        const [first, ...others] = await Promise.all(schools.map((school) => outcomeOf(step, school)))
        for (const other of others) expect(comparable(other), step.told).toEqual(comparable(first))
      }
      const [first, ...others] = await Promise.all(schools.map(contentOf))
      for (const other of others) expect(other).toEqual(first)
    }),
    { seed, numRuns: runs },
  )
}

async function compare(names: readonly string[], runs: number): Promise<void> {
  const targets = await Promise.all(names.map(openTarget))
  try {
    await expectSame(targets, runs)
  } finally {
    await Promise.all(targets.map((each) => each.close()))
  }
}

describe.skipIf(chosenTarget() !== undefined)('the same random requests', () => {
  test('have the same outcomes in memory and in a file', () => compare(['memory', 'lmdb'], 20))

  test.skipIf(!javaFound())(
    'have the same outcomes in memory and in DynamoDB Local',
    () => compare(['memory', 'local'], 8),
    180_000,
  )
})
