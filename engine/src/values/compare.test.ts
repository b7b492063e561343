import { describe, expect, test } from 'vitest'
import { compareValues, setOf } from './compare.ts'

const words = [
  '',
  'a',
  'B',
  'é',
  'z',
  'Ω',
  'क',
  '\ud7ff',
  '\ue000',
  '\ufb01',
  '\uffff',
  '\u{10000}',
  '\u{1d538}',
  'a\u{1f600}b',
]
const bytes = (word: string): Buffer => Buffer.from(word)

describe('text', () => {
  test.each(words)('“%s” stands to every other word as its bytes do', (word) => {
    for (const other of words)
      expect(Math.sign(compareValues(word, other) ?? Number.NaN), other).toBe(
        Buffer.compare(bytes(word), bytes(other)),
      )
  })

  test('sets are kept in the order of the bytes', () => {
    expect([...setOf(words.toReversed())]).toEqual(
      words.toSorted((one, two) => Buffer.compare(bytes(one), bytes(two))),
    )
    expect([...setOf(['\u{1d538}', '\ufffd', 'b', 'a'])]).toEqual(['a', 'b', '\ufffd', '\u{1d538}'])
  })
})
