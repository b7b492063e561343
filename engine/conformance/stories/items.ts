import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

/** One item at a time: what goes in comes out, and nothing else does. */
export function itemStories(target: () => Target): void {
  describe('one item', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
    })

    const ada = { pk: 'STU#1', sk: 'PROFILE' }

    test('every type of value comes back as it went in', async () => {
      const item = {
        ...ada,
        text: 'Ada ✓ 𝔸',
        empty: '',
        count: 42,
        share: -0.125,
        yes: true,
        nothing: null,
        photo: Uint8Array.of(0, 1, 255),
        list: [1, 'two', [null], { deep: [true] }],
        map: { a: { b: { c: 1 } }, none: {} },
        courses: new Set(['CS101', 'MA101']),
        marks: new Set([1, 2.5]),
        prints: new Set([Uint8Array.of(1), Uint8Array.of(2)]),
      }
      await school.put(item)
      expect(await school.get(ada)).toEqual(item)
    })

    test('attributes that are undefined are not stored', async () => {
      await school.put({ pk: 'STU#2', sk: 'PROFILE', name: undefined, deep: { gone: undefined, here: 1 } })
      expect(await school.get({ pk: 'STU#2', sk: 'PROFILE' })).toEqual({
        pk: 'STU#2',
        sk: 'PROFILE',
        deep: { here: 1 },
      })
    })

    test('putting replaces the whole item, and tells the old one when asked', async () => {
      await school.put({ pk: 'STU#3', sk: 'PROFILE', name: 'Grace', year: 1 })
      const answer = await school.put(
        { pk: 'STU#3', sk: 'PROFILE', name: 'Grace H.' },
        { ReturnValues: 'ALL_OLD' },
      )
      expect(answer['Attributes']).toEqual({ pk: 'STU#3', sk: 'PROFILE', name: 'Grace', year: 1 })
      expect(await school.get({ pk: 'STU#3', sk: 'PROFILE' })).toEqual({
        pk: 'STU#3',
        sk: 'PROFILE',
        name: 'Grace H.',
      })
    })

    test('an item that is not there is no item, and deleting it is no mistake', async () => {
      const key = { pk: 'STU#none', sk: 'PROFILE' }
      expect(await school.get(key)).toBeUndefined()
      const answer = await target().send(
        new DeleteCommand({ TableName: school.table, Key: key, ReturnValues: 'ALL_OLD' }),
      )
      expect(answer.Attributes).toBeUndefined()
    })

    test('deleting takes the item away and tells what it was', async () => {
      const key = { pk: 'STU#4', sk: 'PROFILE' }
      await school.put({ ...key, name: 'Alan' })
      const answer = await target().send(
        new DeleteCommand({ TableName: school.table, Key: key, ReturnValues: 'ALL_OLD' }),
      )
      expect(answer.Attributes).toEqual({ ...key, name: 'Alan' })
      expect(await school.get(key)).toBeUndefined()
    })

    test('a projection cuts the item down, and list elements keep their order', async () => {
      const key = { pk: 'STU#5', sk: 'PROFILE' }
      await school.put({ ...key, address: { city: 'Paris', code: '75' }, phones: ['a', 'b', 'c'] })
      const item = await school.get(key, {
        ProjectionExpression: 'address.city, phones[2], phones[0], nowhere',
      })
      expect(item).toEqual({ address: { city: 'Paris' }, phones: ['a', 'c'] })
    })

    test('an item whose projection holds nothing is an empty item', async () => {
      await school.put({ pk: 'STU#6', sk: 'PROFILE' })
      expect(await school.get({ pk: 'STU#6', sk: 'PROFILE' }, { ProjectionExpression: 'nope' })).toEqual({})
    })

    test('a condition on an absent item sees no attributes', async () => {
      const item = { pk: 'STU#7', sk: 'PROFILE' }
      const absent = { ConditionExpression: 'attribute_not_exists(pk)' }
      await school.put(item, absent)
      const refusal = await refusalOf(school.put(item, absent))
      expect(refusal.name).toBe('ConditionalCheckFailedException')
      expect(refusal.message).toBe('The conditional request failed')
      expect(refusal).toMatchObject({ $fault: 'client', $metadata: { httpStatusCode: 400 } })
    })

    test('a failed condition shows the old item as raw attribute values when asked', async () => {
      await school.put({ pk: 'STU#8', sk: 'PROFILE', year: 2, courses: new Set(['CS101']) })
      const refusal = await refusalOf(
        school.put(
          { pk: 'STU#8', sk: 'PROFILE' },
          {
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        ),
      )
      expect(refusal['Item']).toEqual({
        pk: { S: 'STU#8' },
        sk: { S: 'PROFILE' },
        year: { N: '2' },
        courses: { SS: ['CS101'] },
      })
    })

    test('an operation on a table that does not exist is refused by name', async () => {
      const refusal = await refusalOf(
        target().send(new PutCommand({ TableName: 'No-Such-School', Item: ada })),
      )
      expect(refusal.name).toBe('ResourceNotFoundException')
    })
  })
}
