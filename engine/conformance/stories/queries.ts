import {
  QueryCommand,
  type QueryCommandOutput,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

type Fields = Record<string, unknown>

const letters = ['a', 'ab', 'abc', 'b', 'ba', 'c', 'é', '𝔸']

export function queryStories(target: () => Target): void {
  describe('queries and scans', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
      for (const [at, sk] of letters.entries()) {
        await school.put({ pk: 'P', sk, at, credits: 10 - at, title: `T${at}`, big: 'x', ...rosterOf(at) })
      }
      await school.put({ pk: 'Q', sk: 'a', at: 100 })
    })

    const sortKeys = async (condition: string, values: Fields = {}, more = {}): Promise<unknown[]> => {
      const items = await school.query({
        KeyConditionExpression: condition,
        ExpressionAttributeValues: { ':p': 'P', ...values },
        ...more,
      })
      return items.map((item) => item['sk'])
    }

    test('a partition comes back in the byte order of its sort keys', async () => {
      expect(await sortKeys('pk = :p')).toEqual(letters)
      expect(await sortKeys('pk = :p', {}, { ScanIndexForward: false })).toEqual([...letters].toReversed())
    })

    test.each<[string, Fields, string[]]>([
      ['sk = :s', { ':s': 'ab' }, ['ab']],
      ['sk < :s', { ':s': 'ab' }, ['a']],
      ['sk <= :s', { ':s': 'ab' }, ['a', 'ab']],
      ['sk > :s', { ':s': 'b' }, ['ba', 'c', 'é', '𝔸']],
      ['sk >= :s', { ':s': 'b' }, ['b', 'ba', 'c', 'é', '𝔸']],
      ['sk BETWEEN :s AND :t', { ':s': 'ab', ':t': 'b' }, ['ab', 'abc', 'b']],
      ['begins_with(sk, :s)', { ':s': 'ab' }, ['ab', 'abc']],
      ['begins_with(sk, :s)', { ':s': 'z' }, []],
    ])('%s with %j', async (condition, values, expected) => {
      expect(await sortKeys(`pk = :p AND ${condition}`, values)).toEqual(expected)
      expect(await sortKeys(`${condition} AND pk = :p`, values, { ScanIndexForward: false })).toEqual(
        expected.toReversed(),
      )
    })

    test('pages follow one another without a gap, forwards and backwards, on the table and its indexes', async () => {
      const plans = [
        { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': 'P' } },
        {
          KeyConditionExpression: 'g1p = :p',
          ExpressionAttributeValues: { ':p': 'SEC#1' },
          IndexName: 'roster',
        },
        {
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': 'P' },
          IndexName: 'by-credits',
        },
      ]
      for (const plan of plans) {
        for (const ScanIndexForward of [true, false]) {
          const whole = await school.query({ ...plan, ScanIndexForward })
          expect(await inPagesOf(2, school, { ...plan, ScanIndexForward })).toEqual(whole)
          expect(whole.length).toBeGreaterThan(3)
        }
      }
    })

    test('a full page names where it ended, even when nothing follows', async () => {
      const answer = await target().send(
        new QueryCommand({
          TableName: school.table,
          KeyConditionExpression: 'pk = :q',
          ExpressionAttributeValues: { ':q': 'Q' },
          Limit: 1,
        }),
      )
      expect(answer.LastEvaluatedKey).toEqual({ pk: 'Q', sk: 'a' })
    })

    test('a filter hides items but counts them as scanned', async () => {
      const answer = await target().send(
        new QueryCommand({
          TableName: school.table,
          KeyConditionExpression: 'pk = :p',
          FilterExpression: '#at >= :n',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':p': 'P', ':n': 6 },
          Select: 'COUNT',
        }),
      )
      expect(answer).toMatchObject({ Count: 2, ScannedCount: letters.length })
      expect(answer.Items).toBeUndefined()
    })

    test('a sparse index holds only items with its keys, with all they have', async () => {
      const items = await school.query({
        IndexName: 'roster',
        KeyConditionExpression: 'g1p = :p',
        ExpressionAttributeValues: { ':p': 'SEC#1' },
      })
      expect(items.map((item) => item['at'])).toEqual([0, 2, 4, 6])
      expect(items[0]).toMatchObject({ pk: 'P', title: 'T0', big: 'x' })
    })

    test('an index of keys shows keys, and one that includes shows what it includes', async () => {
      const keys = await school.query({
        IndexName: 'owners',
        KeyConditionExpression: 'g2p = :p',
        ExpressionAttributeValues: { ':p': 'OWNER' },
      })
      expect(keys).toEqual([{ pk: 'P', sk: 'a', g2p: 'OWNER' }])
      const [first] = await school.query({
        IndexName: 'by-credits',
        KeyConditionExpression: 'pk = :p AND credits < :n',
        ExpressionAttributeValues: { ':p': 'P', ':n': 4 },
      })
      expect(first).toEqual({ pk: 'P', sk: '𝔸', credits: 3, title: 'T7' })
    })

    test('an item follows its index keys when they change, and leaves when they go', async () => {
      const key = { pk: 'MOVE', sk: '1' }
      const roster = (partition: string): Promise<Fields[]> =>
        school.query({
          IndexName: 'roster',
          KeyConditionExpression: 'g1p = :p',
          ExpressionAttributeValues: { ':p': partition },
        })
      await school.put({ ...key, g1p: 'FROM', g1s: '1' })
      await school.update(key, {
        UpdateExpression: 'SET g1p = :to',
        ExpressionAttributeValues: { ':to': 'TO' },
      })
      expect(await roster('FROM')).toEqual([])
      expect(await roster('TO')).toHaveLength(1)
      await school.update(key, { UpdateExpression: 'REMOVE g1s' })
      expect(await roster('TO')).toEqual([])
    })

    test('a page ends once it has passed one megabyte', async () => {
      for (let at = 0; at < 5; at++) await school.put({ pk: 'BIG', sk: `${at}`, text: 'x'.repeat(300_000) })
      const sizes: number[] = []
      let ExclusiveStartKey: Fields | undefined
      do {
        const answer: QueryCommandOutput = await target().send(
          new QueryCommand({
            TableName: school.table,
            KeyConditionExpression: 'pk = :p',
            ExpressionAttributeValues: { ':p': 'BIG' },
            ExclusiveStartKey,
          }),
        )
        sizes.push(answer.Count ?? 0)
        ExclusiveStartKey = answer.LastEvaluatedKey
      } while (ExclusiveStartKey)
      expect(sizes).toEqual([4, 1])
    })

    test('a scan finds everything once, whole or in segments', async () => {
      const whole = await scanAll(school, {})
      const parts = await Promise.all(
        [0, 1, 2].map((Segment) => scanAll(school, { Segment, TotalSegments: 3 })),
      )
      expect(whole.length).toBeGreaterThan(letters.length)
      expect(parts.flat().toSorted()).toEqual(whole.toSorted())
    })

    test('number keys are ordered as numbers', async () => {
      const numbers = [-9e15, -2, -1.5, -1, -0.001, 0, 1e-9, 0.5, 1, 2, 10, 99.5, 100, 12345678]
      for (const [at, credits] of numbers.entries()) {
        await school.put({ pk: 'N', sk: `${(at * 5) % 14}`, credits })
      }
      const credits = async (condition: string, values: Fields = {}): Promise<unknown[]> => {
        const items = await school.query({
          IndexName: 'by-credits',
          KeyConditionExpression: condition,
          ExpressionAttributeValues: { ':p': 'N', ...values },
        })
        return items.map((item) => item['credits'])
      }
      expect(await credits('pk = :p')).toEqual(numbers)
      expect(await credits('pk = :p AND credits BETWEEN :a AND :b', { ':a': 0.5, ':b': 99.5 })).toEqual(
        numbers.slice(7, 12),
      )
    })

    test('a start key outside the query is refused', async () => {
      const refusal = await refusalOf(
        school.query({
          KeyConditionExpression: 'pk = :p',
          ExpressionAttributeValues: { ':p': 'P' },
          ExclusiveStartKey: { pk: 'Q', sk: 'a' },
        }),
      )
      expect(refusal.name).toBe('ValidationException')
    })
  })
}

function rosterOf(at: number): Fields {
  return { ...(at % 2 === 0 ? { g1p: 'SEC#1', g1s: `E#${at}` } : {}), ...(at === 0 ? { g2p: 'OWNER' } : {}) }
}

async function inPagesOf(Limit: number, school: School, plan: Fields): Promise<Fields[]> {
  const items: Fields[] = []
  let ExclusiveStartKey: Fields | undefined
  do {
    const answer: QueryCommandOutput = await school.target.send(
      new QueryCommand({ TableName: school.table, ...plan, Limit, ExclusiveStartKey }),
    )
    items.push(...(answer.Items ?? []))
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

async function scanAll(school: School, more: Fields): Promise<string[]> {
  const keys: string[] = []
  let ExclusiveStartKey: Fields | undefined
  do {
    const answer: ScanCommandOutput = await school.target.send(
      new ScanCommand({ TableName: school.table, Limit: 3, ExclusiveStartKey, ...more }),
    )
    keys.push(...(answer.Items ?? []).map((item) => `${String(item['pk'])}/${String(item['sk'])}`))
    ExclusiveStartKey = answer.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return keys
}
