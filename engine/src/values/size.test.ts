import { expect, test } from 'vitest'
import type { Item } from './attribute-value.ts'
import { sizeOfItem } from './size.ts'

test.each<[Item, number]>([
  [{ pk: 'abc' }, 5],
  [{ é: '' }, 2],
  [{ a: true, b: null }, 4],
  [{ n: 0 }, 2],
  [{ n: 27 }, 3],
  [{ n: -27 }, 4],
  [{ b: Uint8Array.of(1, 2, 3) }, 4],
  [{ l: [] }, 4],
  [{ l: ['a', 'b'] }, 8],
  [{ m: { k: 'v' } }, 7],
  [{ s: new Set(['ab', 'c']) }, 4],
])('%j takes %i bytes', (item, size) => {
  expect(sizeOfItem(item)).toBe(size)
})
