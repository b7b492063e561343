import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

export function batchStories(target: () => Target): void {
  describe('batches', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
    })
    const keyOf = (at: number): { pk: string; sk: string } => ({ pk: 'BATCH', sk: `${at}` })
    const puts = (count: number): object[] =>
      Array.from({ length: count }, (_, at) => ({ PutRequest: { Item: { ...keyOf(at), at } } }))
    const write = (requests: object[]): Promise<unknown> =>
      target().send(new BatchWriteCommand({ RequestItems: { [school.table]: requests } }))

    test('twenty-five items go in at once and come out again', async () => {
      await write(puts(25))
      const Keys = [...Array.from({ length: 25 }, (_, at) => keyOf(at)), { pk: 'BATCH', sk: 'none' }]
      const answer = await target().send(new BatchGetCommand({ RequestItems: { [school.table]: { Keys } } }))
      const found = answer.Responses?.[school.table] ?? []
      expect(found.map((item) => item['at']).toSorted((one, two) => one - two)).toEqual(
        Array.from({ length: 25 }, (_, at) => at),
      )
      expect(answer.UnprocessedKeys).toEqual({})
    })

    test('a batch deletes too, and cuts what it reads', async () => {
      await write([...puts(2), { DeleteRequest: { Key: keyOf(7) } }])
      const answer = await target().send(
        new BatchGetCommand({
          RequestItems: {
            [school.table]: {
              Keys: [keyOf(1), keyOf(7)],
              ProjectionExpression: '#at',
              ExpressionAttributeNames: { '#at': 'at' },
            },
          },
        }),
      )
      expect(answer.Responses?.[school.table]).toEqual([{ at: 1 }])
    })

    test.each([
      ['twenty-six writes', () => write(puts(26))],
      ['no writes', () => write([])],
      ['one key twice', () => write([...puts(1), { DeleteRequest: { Key: keyOf(0) } }])],
      [
        'a hundred and one reads',
        () => {
          const Keys = Array.from({ length: 101 }, (_, at) => keyOf(at))
          return target().send(new BatchGetCommand({ RequestItems: { [school.table]: { Keys } } }))
        },
      ],
      [
        'one key read twice',
        () =>
          target().send(
            new BatchGetCommand({ RequestItems: { [school.table]: { Keys: [keyOf(1), keyOf(1)] } } }),
          ),
      ],
    ])('%s are refused', async (_what, ask) => {
      expect((await refusalOf(ask())).name).toBe('ValidationException')
    })
  })
}
