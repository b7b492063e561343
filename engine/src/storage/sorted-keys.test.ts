import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSortedKeys } from './sorted-keys.ts'

test('thousands of keys, added and removed in any order, stay in order', () => {
  const keys = createSortedKeys()
  const model = new Set<string>()
  const key = fc.integer({ min: 0, max: 4000 }).map((number) => `k${number}`)
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.boolean()), { maxLength: 400 }), key, key, (changes, one, two) => {
      for (const [name, added] of changes) {
        if (added) model.add(name)
        else model.delete(name)
        if (added) keys.add(name)
        else keys.remove(name)
      }
      const [from = '', before = ''] = [one, two].toSorted()
      const expected = [...model].filter((name) => name >= from && name < before).toSorted()
      expect([...keys.between(from, before, false)]).toEqual(expected)
      expect([...keys.between(from, before, true)]).toEqual(expected.toReversed())
    }),
    { numRuns: 60 },
  )
})
