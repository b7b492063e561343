import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterPrefix, keyBytes, openKeyBytes } from './key-bytes.ts'

const bytes = fc
  .uint8Array({ maxLength: 12 })
  .map((array) => array.map((byte) => (byte % 3 === 0 ? 0 : byte)))

describe('key bytes', () => {
  test('binary keys keep their order, zero bytes and all', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, two) => {
        expect(Math.sign(Buffer.compare(keyBytes(one), keyBytes(two)))).toBe(
          Math.sign(Buffer.compare(one, two)),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('text keys are in UTF-8 order, which is not that of JavaScript', () => {
    expect(Buffer.compare(keyBytes('\u{1d538}'), keyBytes('\ufffd'))).toBe(1)
    expect(['\ufffd', '\u{1d538}'].toSorted()).toEqual(['\u{1d538}', '\ufffd'])
  })

  test('a pair of keys is ordered by the first, then by the second', () => {
    const pair = (one: Uint8Array, two: Uint8Array): Uint8Array =>
      Buffer.concat([keyBytes(one), keyBytes(two)])
    fc.assert(
      fc.property(bytes, bytes, bytes, bytes, (a, b, c, d) => {
        const expected = Buffer.compare(a, c) || Buffer.compare(b, d)
        expect(Math.sign(Buffer.compare(pair(a, b), pair(c, d)))).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })

  test('a key begins with a prefix exactly when it lies between the prefix and what follows it', () => {
    fc.assert(
      fc.property(bytes, bytes, (whole, prefix) => {
        const begins = Buffer.compare(whole.subarray(0, prefix.length), prefix) === 0
        const from = openKeyBytes(prefix)
        const before = afterPrefix(from)
        const key = keyBytes(whole)
        const within =
          Buffer.compare(key, from) >= 0 && (before.length === 0 || Buffer.compare(key, before) < 0)
        expect(within).toBe(begins)
      }),
      { numRuns: 500 },
    )
  })
})
