import { expect, test } from 'vitest'
import { capabilities } from './capabilities.ts'

test('no two pages are reached by the same keys', () => {
  const keys = capabilities
    .flatMap((capability) => capability.navigation)
    .flatMap(({ key }) => (key === undefined ? [] : [key]))
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
})
