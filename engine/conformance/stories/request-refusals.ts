import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'
import { reservedWords } from '#engine/expressions/reserved-words.ts'

type Fields = Record<string, unknown>

/** Items that no table keeps. */
const items: readonly [what: string, item: Fields, message: RegExp][] = [
  ['an item without its sort key', { sk: undefined }, /key/],
  ['a key of another type', { sk: 1 }, /Type mismatch for key/],
  ['an empty key', { sk: '' }, /cannot contain an empty string value. Key: sk/],
  ['an index key of another type', { g1p: 1 }, /Type mismatch for Index Key/],
  ['an empty index key', { g1p: '' }, /cannot contain an empty string value/],
  ['a partition key of 2,049 bytes', { pk: 'x'.repeat(2049) }, /2048 bytes/],
  ['a sort key of 1,025 bytes', { sk: 'x'.repeat(1025) }, /1024 bytes/],
  [
    'an item of more than 400 KB',
    { text: 'x'.repeat(410_000) },
    /Item size has exceeded the maximum allowed size/,
  ],
]

const queries: readonly [what: string, query: Fields, message: RegExp][] = [
  ['no partition key', { KeyConditionExpression: 'sk = :p' }, /Query condition missed key schema element/],
  ['a range of partitions', { KeyConditionExpression: 'pk < :p' }, /Query key condition not supported/],
  [
    'OR between keys',
    { KeyConditionExpression: 'pk = :p OR sk = :p' },
    /Invalid operator used in KeyConditionExpression: OR/,
  ],
  [
    'a sort key that differs',
    { KeyConditionExpression: 'pk = :p AND sk <> :p' },
    /Invalid operator used in KeyConditionExpression: <>/,
  ],
  [
    'two tests of one key',
    { KeyConditionExpression: 'pk = :p AND sk > :p AND sk < :p' },
    /must only contain one condition per key/,
  ],
  [
    'another attribute as a key',
    { KeyConditionExpression: 'pk = :p AND title = :p' },
    /Query condition missed key schema element/,
  ],
  [
    'a filter on a key',
    { KeyConditionExpression: 'pk = :p', FilterExpression: 'sk = :p' },
    /Filter Expression can only contain non-primary key attributes: Primary key attribute: sk/,
  ],
  [
    'an index that is not there',
    { KeyConditionExpression: 'pk = :p', IndexName: 'nowhere' },
    /does not have the specified index: nowhere/,
  ],
  [
    'a consistent read of a global index',
    { KeyConditionExpression: 'g1p = :p', IndexName: 'roster', ConsistentRead: true },
    /Consistent reads are not supported on global secondary indexes/,
  ],
  [
    'everything from an index of keys',
    { KeyConditionExpression: 'g2p = :p', IndexName: 'owners', Select: 'ALL_ATTRIBUTES' },
    /ALL_ATTRIBUTES is not supported for global secondary index owners/,
  ],
  [
    'what an index does not project',
    { KeyConditionExpression: 'g2p = :p', IndexName: 'owners', ProjectionExpression: 'title' },
    /does not project \[title\]/,
  ],
  ['a limit of nothing', { KeyConditionExpression: 'pk = :p', Limit: 0 }, /greater than or equal to 1/],
]

export function requestRefusalStories(target: () => Target): void {
  describe('refused requests', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
      await school.put(item)
    })
    const item = { pk: 'P', sk: 'S', n: 1, title: 'Algebra' }

    const messageFor = (word: string): Promise<string> =>
      target()
        .send(new QueryCommand({ TableName: school.table, ...reading(`a.${word}`) }))
        .then(
          () => 'accepted',
          (error: Error) => error.message,
        )

    test.each(items)('%s', async (_what, change, message) => {
      const refusal = await refusalOf(school.put({ ...item, ...change }))
      expect(refusal.name).toBe('ValidationException')
      expect(refusal.message).toMatch(message)
    })

    test.each(queries)('%s', async (_what, query, message) => {
      const refusal = await refusalOf(
        target().send(
          new QueryCommand({
            TableName: school.table,
            ExpressionAttributeValues: { ':p': 'x' },
            ...query,
          }),
        ),
      )
      expect(refusal.name).toBe('ValidationException')
      expect(refusal.message).toMatch(message)
    })

    test('a segment beyond the last', async () => {
      const scan = new ScanCommand({ TableName: school.table, Segment: 3, TotalSegments: 3 })
      expect((await refusalOf(target().send(scan))).name).toBe('ValidationException')
    })

    test('every one of the 573 reserved words, and no other word', async () => {
      expect(reservedWords.size).toBe(573)
      const messages = await Promise.all([...reservedWords].map((word) => messageFor(word)))
      const refused = (word: string, message = ''): boolean =>
        message.includes(`reserved keyword: ${word}`) || message.includes(`Syntax error; token: "${word}"`)
      const accepted = [...reservedWords].filter((word, at) => !refused(word, messages[at]))
      // AWS lists both of these; DynamoDB Local takes them for names.
      expect(accepted).toEqual(target().name === 'local' ? ['CONVERT', 'SIZE'] : [])
      expect(await messageFor('enrolment')).toBe('accepted')
    })
  })
}

function reading(path: string): {
  KeyConditionExpression: string
  ExpressionAttributeValues: Fields
  ProjectionExpression: string
} {
  return {
    KeyConditionExpression: 'pk = :p',
    ExpressionAttributeValues: { ':p': 'P' },
    ProjectionExpression: path,
  }
}
