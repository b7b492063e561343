import {
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, refusalOf, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>

export function transactionStories(target: () => Target): void {
  describe('transactions', () => {
    let school: School
    let TableName: string
    beforeAll(async () => {
      school = await openSchool(target())
      TableName = school.table
    })

    const transact = (TransactItems: Actions, more: object = {}): Promise<unknown> =>
      target().send(new TransactWriteCommand({ TransactItems, ...more }))
    const seats = (section: string): { pk: string; sk: string } => ({ pk: section, sk: 'SEATS' })
    const takeSeat = (section: string): Actions[number] => ({
      Update: {
        TableName,
        Key: seats(section),
        UpdateExpression: 'ADD taken :one',
        ConditionExpression: 'taken < cap',
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    })
    const enrol = (student: string, section: string): Actions[number] => ({
      Put: {
        TableName,
        Item: { pk: student, sk: `ENR#${section}` },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    })

    test('all of it happens', async () => {
      await school.put({ ...seats('SEC#1'), cap: 2, taken: 0 })
      await school.put({ pk: 'STU#1', sk: 'HOLD' })
      await transact([
        takeSeat('SEC#1'),
        enrol('STU#1', 'SEC#1'),
        { Delete: { TableName, Key: { pk: 'STU#1', sk: 'HOLD' } } },
        {
          ConditionCheck: {
            TableName,
            Key: { pk: 'STU#1', sk: 'PROFILE' },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ])
      expect(await school.get(seats('SEC#1'))).toMatchObject({ taken: 1 })
      expect(await school.get({ pk: 'STU#1', sk: 'ENR#SEC#1' })).toBeDefined()
      expect(await school.get({ pk: 'STU#1', sk: 'HOLD' })).toBeUndefined()
      expect(await school.get({ pk: 'STU#1', sk: 'PROFILE' })).toBeUndefined()
    })

    test('or none of it, with a reason for each action in its place', async () => {
      await school.put({ ...seats('SEC#2'), cap: 1, taken: 1 })
      const refusal = await refusalOf(transact([enrol('STU#2', 'SEC#2'), takeSeat('SEC#2')]))
      expect(refusal.name).toBe('TransactionCanceledException')
      expect(refusal.message).toContain('[None, ConditionalCheckFailed]')
      expect(refusal['CancellationReasons']).toEqual([
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { pk: { S: 'SEC#2' }, sk: { S: 'SEATS' }, cap: { N: '1' }, taken: { N: '1' } },
        },
      ])
      expect(await school.get({ pk: 'STU#2', sk: 'ENR#SEC#2' })).toBeUndefined()
    })

    test('the last seat is taken once, however many try at the same time', async () => {
      await school.put({ ...seats('SEC#3'), cap: 3, taken: 0 })
      const tries = await Promise.allSettled(
        Array.from({ length: 12 }, (_, at) => transact([takeSeat('SEC#3'), enrol(`STU#3${at}`, 'SEC#3')])),
      )
      const enrolled = tries.filter((each) => each.status === 'fulfilled').length
      expect(await school.get(seats('SEC#3'))).toMatchObject({ taken: enrolled })
      expect(enrolled).toBeLessThanOrEqual(3)
      expect(enrolled).toBeGreaterThan(0)
    })

    test('a repeated request with its token changes nothing more, another request with it is refused', async () => {
      await school.put({ ...seats('SEC#4'), cap: 9, taken: 0 })
      const ClientRequestToken = `token-${process.pid}-${Date.now()}`.slice(0, 36)
      await transact([takeSeat('SEC#4')], { ClientRequestToken })
      await transact([takeSeat('SEC#4')], { ClientRequestToken })
      expect(await school.get(seats('SEC#4'))).toMatchObject({ taken: 1 })
      const refusal = await refusalOf(transact([takeSeat('SEC#1')], { ClientRequestToken }))
      expect(refusal.name).toBe('IdempotentParameterMismatchException')
    })

    test('items are read together, with an empty place for one that is not there', async () => {
      await school.put({ pk: 'STU#5', sk: 'PROFILE', year: 1 })
      const answer = await target().send(
        new TransactGetCommand({
          TransactItems: [
            { Get: { TableName, Key: { pk: 'STU#none', sk: 'PROFILE' } } },
            { Get: { TableName, Key: { pk: 'STU#5', sk: 'PROFILE' }, ProjectionExpression: 'pk' } },
          ],
        }),
      )
      expect(answer.Responses).toEqual([{}, { Item: { pk: 'STU#5' } }])
    })

    test.each<[string, () => Actions]>([
      ['no actions', () => []],
      [
        'a hundred and one actions',
        () => Array.from({ length: 101 }, (_, at) => enrol(`STU#${at}`, 'SEC#9')),
      ],
      [
        'two actions on one item',
        () => [1, 2].map((year) => ({ Put: { TableName, Item: { pk: 'STU#9', sk: 'PROFILE', year } } })),
      ],
      ['two kinds in one action', () => [{ ...enrol('STU#9', 'SEC#9'), ...takeSeat('SEC#9') }]],
      [
        'a reserved word',
        () => [
          { Put: { TableName, Item: { pk: 'a', sk: 'b' }, ConditionExpression: 'attribute_exists(hold)' } },
        ],
      ],
    ])('%s: refused as a whole', async (_what, actions) => {
      expect((await refusalOf(transact(actions()))).name).toBe('ValidationException')
    })

    test('an item that its index cannot keep cancels the transaction', async () => {
      const refusal = await refusalOf(
        transact([enrol('STU#6', 'SEC#6'), { Put: { TableName, Item: { pk: 'a', sk: 'b', g1p: 7 } } }]),
      )
      expect(refusal.name).toBe('TransactionCanceledException')
      expect(refusal['CancellationReasons']).toMatchObject([{ Code: 'None' }, { Code: 'ValidationError' }])
    })
  })
}
