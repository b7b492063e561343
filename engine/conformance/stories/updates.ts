import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

type Fields = Record<string, unknown>

const before: Fields = {
  taken: 5,
  title: 'Algebra',
  rooms: ['A1', 'B2', 'C3'],
  teacher: { given: 'Emmy', years: 9 },
  cells: new Set(['MO', 'TU']),
  marks: new Set([1, 2]),
}

/** An update, its values, and what of the item above is then different (undefined: gone). */
const cases: readonly [update: string, values: Fields, changed: Fields][] = [
  ['SET title = :t', { ':t': 'Logic' }, { title: 'Logic' }],
  ['SET taken = taken + :n', { ':n': 2 }, { taken: 7 }],
  ['SET taken = :n - taken', { ':n': 2 }, { taken: -3 }],
  ['SET spare = taken', {}, { spare: 5 }],
  ['SET taken = if_not_exists(taken, :n)', { ':n': 1 }, { taken: 5 }],
  ['SET waiting = if_not_exists(waiting, :n) + :n', { ':n': 1 }, { waiting: 2 }],
  ['SET rooms = list_append(rooms, :r)', { ':r': ['D4'] }, { rooms: ['A1', 'B2', 'C3', 'D4'] }],
  ['SET rooms = list_append(:r, rooms)', { ':r': ['Z0'] }, { rooms: ['Z0', 'A1', 'B2', 'C3'] }],
  ['SET rooms[1] = :r', { ':r': 'X' }, { rooms: ['A1', 'X', 'C3'] }],
  ['SET rooms[9] = :q, rooms[7] = :p', { ':p': 'P', ':q': 'Q' }, { rooms: ['A1', 'B2', 'C3', 'P', 'Q'] }],
  ['SET teacher.years = teacher.years + :n', { ':n': 1 }, { teacher: { given: 'Emmy', years: 10 } }],
  ['SET teacher.city = :c', { ':c': 'Rome' }, { teacher: { given: 'Emmy', years: 9, city: 'Rome' } }],
  ['REMOVE title', {}, { title: undefined }],
  ['REMOVE nowhere', {}, {}],
  ['REMOVE rooms[0], rooms[2]', {}, { rooms: ['B2'] }],
  ['REMOVE teacher.years', {}, { teacher: { given: 'Emmy' } }],
  ['ADD taken :n', { ':n': -1 }, { taken: 4 }],
  ['ADD waiting :n', { ':n': 3 }, { waiting: 3 }],
  ['ADD cells :c', { ':c': new Set(['TU', 'WE']) }, { cells: new Set(['MO', 'TU', 'WE']) }],
  ['ADD teacher.years :n', { ':n': 1 }, { teacher: { given: 'Emmy', years: 10 } }],
  ['DELETE cells :c', { ':c': new Set(['TU', 'FR']) }, { cells: new Set(['MO']) }],
  ['DELETE cells :c', { ':c': new Set(['MO', 'TU']) }, { cells: undefined }],
  ['DELETE marks :m', { ':m': new Set([2]) }, { marks: new Set([1]) }],
  ['DELETE nowhere :m', { ':m': new Set([2]) }, {}],
  [
    'SET title = :t REMOVE rooms ADD taken :n DELETE cells :c',
    { ':t': 'T', ':n': 1, ':c': new Set(['MO']) },
    { title: 'T', rooms: undefined, taken: 6, cells: new Set(['TU']) },
  ],
]

export function updateStories(target: () => Target): void {
  describe('updates', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
    })

    test.each(cases.map((each, at) => [at, ...each] as const))(
      '%i: %s with %j',
      async (at, update, values, changed) => {
        const key = { pk: `SEC#${at}`, sk: 'SECTION' }
        await school.put({ ...key, ...before })
        const after = await school.update(key, {
          UpdateExpression: update,
          ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
          ReturnValues: 'ALL_NEW',
        })
        const expected = Object.fromEntries(
          Object.entries({ ...key, ...before, ...changed }).filter(([, value]) => value !== undefined),
        )
        expect(after).toEqual(expected)
        expect(await school.get(key)).toEqual(expected)
      },
    )

    test('updating an absent item creates it with its key', async () => {
      const key = { pk: 'SEC#new', sk: 'SECTION' }
      await school.update(key, {
        UpdateExpression: 'ADD taken :one',
        ExpressionAttributeValues: { ':one': 1 },
      })
      expect(await school.get(key)).toEqual({ ...key, taken: 1 })
    })

    test('an update that only takes away creates no item', async () => {
      const key = { pk: 'SEC#none', sk: 'SECTION' }
      const answer = await school.update(key, { UpdateExpression: 'REMOVE title', ReturnValues: 'ALL_NEW' })
      // AWS: "there is no attribute to delete"; DynamoDB Local stores a bare key.
      const expected = target().name === 'local' ? key : undefined
      expect(answer).toEqual(expected)
      expect(await school.get(key)).toEqual(expected)
    })

    test('every operand is read from the item as it was', async () => {
      const key = { pk: 'SEC#swap', sk: 'SECTION' }
      await school.put({ ...key, a: 1, b: 2 })
      await school.update(key, { UpdateExpression: 'SET a = b, b = a' })
      expect(await school.get(key)).toEqual({ ...key, a: 2, b: 1 })
    })

    test('an update tells what it was asked to tell', async () => {
      const key = { pk: 'SEC#told', sk: 'SECTION' }
      const change = { UpdateExpression: 'SET a = a + :n', ExpressionAttributeValues: { ':n': 1 } }
      await school.put({ ...key, a: 1, b: 9 })
      expect(await school.update(key, change)).toBeUndefined()
      expect(await school.update(key, { ...change, ReturnValues: 'UPDATED_OLD' })).toEqual({ a: 2 })
      expect(await school.update(key, { ...change, ReturnValues: 'UPDATED_NEW' })).toEqual({ a: 4 })
      expect(await school.update(key, { ...change, ReturnValues: 'ALL_OLD' })).toEqual({ ...key, a: 4, b: 9 })
      expect(await school.update(key, { ...change, ReturnValues: 'ALL_NEW' })).toEqual({ ...key, a: 6, b: 9 })
    })

    test('of a nested path it tells that path alone, in its place', async () => {
      const key = { pk: 'SEC#nested', sk: 'SECTION' }
      const told = (
        UpdateExpression: string,
        value: number,
        ReturnValues: 'UPDATED_OLD' | 'UPDATED_NEW',
      ): Promise<Fields | undefined> =>
        school.update(key, { UpdateExpression, ExpressionAttributeValues: { ':v': value }, ReturnValues })
      const teacher = { given: 'Emmy', marks: [1, 2, 3] }
      await school.put({ ...key, teacher })
      // AWS: "only the updated attributes". DynamoDB Local tells the whole attribute around them.
      const whole = target().name === 'local'
      expect(await told('SET teacher.years = :v', 9, 'UPDATED_NEW')).toEqual({
        teacher: whole ? { ...teacher, years: 9 } : { years: 9 },
      })
      expect(await told('SET teacher.marks[1] = :v', 7, 'UPDATED_OLD')).toEqual({
        teacher: whole ? { ...teacher, years: 9 } : { marks: [2] },
      })
    })

    test('numbers are added as decimals, not as doubles', async () => {
      const key = { pk: 'SEC#decimal', sk: 'SECTION' }
      await school.put({ ...key, portion: 0.1 })
      await school.update(key, {
        UpdateExpression: 'SET portion = portion + :n',
        ExpressionAttributeValues: { ':n': 0.2 },
      })
      expect(await school.get(key)).toEqual({ ...key, portion: 0.3 })
    })
  })
}
