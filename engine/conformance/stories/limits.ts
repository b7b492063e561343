import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

const largest = 400 * 1024
const key = { pk: 'P', sk: 'S' }
/** Names and values of the key, and the name of the text. */
const around = 'pk'.length + 'P'.length + 'sk'.length + 'S'.length + 't'.length
const textOf = (bytes: number): string => 'x'.repeat(bytes - around)

/** What numbers weigh: a byte, and one for every two digits on each side of the point, and one for a sign. */
const numbers: readonly [written: string, bytes: number][] = [
  ['0', 1],
  ['-0', 1],
  ['7', 2],
  ['100', 2],
  ['1010', 3],
  ['123456', 4],
  ['3.14159', 5],
  ['100.5', 4],
  ['0.15', 2],
  ['0.0000001', 2],
  ['-42', 3],
  ['1E125', 2],
  ['1E-100', 2],
  ['9'.repeat(38), 20],
]

/** Limits to the byte and to the level. */
export function limitStories(target: () => Target): void {
  describe('limits', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
    })
    const put = (item: object): Promise<unknown> =>
      target().send(new PutCommand({ TableName: school.table, Item: { ...key, ...item } }))
    const setText = (bytes: number, more: object = {}): Promise<unknown> =>
      school.update(key, {
        UpdateExpression: 'SET t = :t',
        ExpressionAttributeValues: { ':t': textOf(bytes) },
        ...more,
      })

    test('an item of 409,600 bytes is kept, one byte more is refused', async () => {
      await put({ t: textOf(largest) })
      expect((await school.get(key))?.['t']).toHaveLength(largest - around)
      const refusal = await refusalOf(put({ t: textOf(largest + 1) }))
      expect(refusal.message).toBe('Item size has exceeded the maximum allowed size')
    })

    test('a batch and a transaction weigh an item as a put does', async () => {
      const item = (bytes: number): object => ({ ...key, t: textOf(bytes) })
      const batch = (bytes: number): Promise<unknown> =>
        target().send(
          new BatchWriteCommand({
            RequestItems: { [school.table]: [{ PutRequest: { Item: item(bytes) as typeof key } }] },
          }),
        )
      const transaction = (bytes: number): Promise<unknown> =>
        target().send(
          new TransactWriteCommand({
            TransactItems: [{ Put: { TableName: school.table, Item: item(bytes) as typeof key } }],
          }),
        )
      for (const write of [batch, transaction]) {
        await write(largest)
        const { name, message } = await refusalOf(write(largest + 1))
        expect(name).toBe('ValidationException')
        expect(message).toContain('Item size has exceeded the maximum allowed size')
      }
    })

    test('an update alone also weighs what it writes and how, but neither keys nor what it leaves alone', async () => {
      // 3 bytes for the update and 19 for SET, against the key's own 6. DynamoDB Local weighs the item alone.
      const most = largest - (target().name === 'local' ? 0 : 3 + 19 - (around - 1))
      await put({ t: '' })
      await setText(most)
      const refusal = await refusalOf(setText(most + 1))
      expect(refusal.message).toBe('Item size to update has exceeded the maximum allowed size')
      await put({ t: '', left: 'x'.repeat(96) })
      await setText(largest - 100)
      expect((await refusalOf(setText(largest - 99))).name).toBe('ValidationException')
    })

    test.each(numbers)('the number %s takes %i bytes', async (written, bytes) => {
      const item = (more: number): Promise<unknown> =>
        target().send(
          new PutItemCommand({
            TableName: school.table,
            Item: {
              pk: { S: 'P' },
              sk: { S: 'S' },
              n: { N: written },
              t: { S: textOf(largest - 'n'.length - bytes + more) },
            },
          }),
        )
      await item(0)
      // DynamoDB Local weighs some numbers less.
      if (target().name === 'local') return
      expect((await refusalOf(item(1))).message).toContain('Item size has exceeded')
    })

    test('numbers come back without needless zeros or exponents', async () => {
      const written = ['0042.1200', '1.0', '1.5E2', '-0', '1E-10', '9.9e37']
      await target().send(
        new PutItemCommand({
          TableName: school.table,
          Item: {
            pk: { S: 'P' },
            sk: { S: 'N' },
            ...Object.fromEntries(written.map((N, at) => [`n${at}`, { N }])),
          },
        }),
      )
      const { Item } = await target().send(
        new GetItemCommand({ TableName: school.table, Key: { pk: { S: 'P' }, sk: { S: 'N' } } }),
      )
      expect(written.map((_, at) => Item?.[`n${at}`]?.N)).toEqual([
        '42.12',
        '1',
        '150',
        '0',
        '0.0000000001',
        `99${'0'.repeat(36)}`,
      ])
    })

    test('a value may lie thirty-two levels deep, and no deeper', async () => {
      const nested = (levels: number): unknown => (levels === 0 ? 'leaf' : { below: nested(levels - 1) })
      await put({ deep: nested(31) })
      const refusal = await refusalOf(put({ deep: nested(32) }))
      expect(refusal.name).toBe('ValidationException')
      expect(refusal.message).toMatch(/^Nesting Levels have exceeded supported limits/)
    })

    test('an expression has 4,096 bytes at most', async () => {
      const condition = (bytes: number): string => `attribute_not_exists(${'a'.repeat(bytes - 22)})`
      await school.put({ ...key }, { ConditionExpression: condition(4096) })
      const refusal = await refusalOf(school.put({ ...key }, { ConditionExpression: condition(4097) }))
      expect(refusal.message).toContain('Expression size has exceeded the maximum allowed size')
    })

    test('the size of a text is counted in UTF-16 units', async () => {
      await put({ text: 'é𝄞' })
      const found = await school.query({
        KeyConditionExpression: 'pk = :p',
        FilterExpression: 'size(#t) = :n',
        ExpressionAttributeNames: { '#t': 'text' },
        ExpressionAttributeValues: { ':p': 'P', ':n': 3 },
      })
      expect(found).toHaveLength(1)
    })
  })
}
