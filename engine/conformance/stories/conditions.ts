import { beforeAll, describe, expect, test } from 'vitest'
import { openSchool, type School } from '#conformance/school.ts'
import type { Target } from '#conformance/targets.ts'

const section = {
  pk: 'SEC#1',
  sk: 'SEATS',
  cap: 60,
  taken: 59,
  title: 'Algebra',
  open: true,
  nothing: null,
  cells: new Set(['MO0900', 'MO0930']),
  rooms: ['A1', 'B2'],
  teacher: { given: 'Emmy', years: 9 },
  bytes: Uint8Array.of(1, 2, 3),
}

/** Conditions as AWS documents them: each with the answer it must give on the section above. */
const cases: readonly [condition: string, values: Record<string, unknown>, answer: boolean][] = [
  ['taken < cap', {}, true],
  ['taken = cap', {}, false],
  ['taken <> cap', {}, true],
  ['cap <= :n', { ':n': 60 }, true],
  ['cap > :n', { ':n': 60 }, false],
  ['cap >= :n', { ':n': 60 }, true],
  ['cap = :n', { ':n': '60' }, false],
  ['cap < :n', { ':n': 'a' }, false],
  ['nowhere <> :n', { ':n': 1 }, true],
  ['nowhere = :n', { ':n': 1 }, false],
  ['taken BETWEEN :a AND :b', { ':a': 59, ':b': 60 }, true],
  ['taken BETWEEN :a AND cap', { ':a': 60 }, false],
  ['title IN (:a, :b)', { ':a': 'Logic', ':b': 'Algebra' }, true],
  ['title IN (:a)', { ':a': 'Logic' }, false],
  ['attribute_exists(teacher.years)', {}, true],
  ['attribute_exists(rooms[2])', {}, false],
  ['attribute_not_exists(teacher.surname)', {}, true],
  ['attribute_type(cells, :t)', { ':t': 'SS' }, true],
  ['attribute_type(nothing, :t)', { ':t': 'NULL' }, true],
  ['begins_with(title, :t)', { ':t': 'Alg' }, true],
  ['begins_with(title, :t)', { ':t': 'alg' }, false],
  ['begins_with(bytes, :t)', { ':t': Uint8Array.of(1, 2) }, true],
  ['contains(title, :t)', { ':t': 'geb' }, true],
  ['contains(cells, :t)', { ':t': 'MO0930' }, true],
  ['contains(rooms, :t)', { ':t': 'B2' }, true],
  ['contains(rooms, :t)', { ':t': 'C3' }, false],
  ['size(rooms) = :n', { ':n': 2 }, true],
  ['size(title) > :n', { ':n': 7 }, false],
  ['size(cells) >= :n AND size(teacher) = :n', { ':n': 2 }, true],
  ['rooms = :l', { ':l': ['A1', 'B2'] }, true],
  ['teacher = :m', { ':m': { years: 9, given: 'Emmy' } }, true],
  ['cells = :s', { ':s': new Set(['MO0930', 'MO0900']) }, true],
  ['NOT taken = cap', {}, true],
  ['NOT (taken < cap AND attribute_exists(title))', {}, false],
  ['taken = cap OR taken < cap AND cap = :n', { ':n': 60 }, true],
  ['(taken = cap OR taken < cap) AND cap = :n', { ':n': 61 }, false],
  ['taken < cap and not title in (:t) or nowhere = :t', { ':t': 'Algebra' }, false],
  ['rooms[0] = :r AND teacher.given = :f', { ':r': 'A1', ':f': 'Emmy' }, true],
]

export function conditionStories(target: () => Target): void {
  describe('conditions', () => {
    let school: School
    beforeAll(async () => {
      school = await openSchool(target())
      await school.put(section)
    })

    test.each(cases)('%s with %j is %s', async (condition, values, answer) => {
      const found = await school.query({
        KeyConditionExpression: 'pk = :section',
        FilterExpression: condition,
        ExpressionAttributeValues: { ':section': 'SEC#1', ...values },
      })
      expect(found).toHaveLength(answer ? 1 : 0)
    })
  })
}
