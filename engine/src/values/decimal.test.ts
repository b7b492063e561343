import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addNumbers, compareNumbers, numberFromText, numberText } from './decimal.ts'
import { keyBytes } from './key-bytes.ts'
import type { NumberValue } from './number-value.ts'

/** Decimal texts of up to 38 digits, of every size a number may have. */
const decimalTexts = fc
  .tuple(fc.boolean(), fc.stringMatching(/^[1-9]\d{0,37}$/), fc.integer({ min: -90, max: 80 }), fc.boolean())
  .map(([negative, digits, exponent, zero]) => (zero ? '0' : `${negative ? '-' : ''}${digits}e${exponent}`))

/** Compares by whole numbers, which knows nothing of how the engine does it. */
function referenceOrder(left: string, right: string): number {
  const whole = (text: string): bigint => {
    const [digits = '0', exponent = '0'] = text.split('e')
    return BigInt(digits) * 10n ** BigInt(Number(exponent) + 100)
  }
  const difference = whole(left) - whole(right)
  if (difference === 0n) return 0
  return difference < 0n ? -1 : 1
}

describe('numbers', () => {
  test.each([
    ['1', '1'],
    ['-0', '0'],
    ['007.500', '7.5'],
    ['.5', '0.5'],
    ['1e3', '1000'],
    ['12.5E-3', '0.0125'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
    ['0.1', '0.1'],
    ['9007199254740993', '9007199254740993'],
  ])('%s is kept as %s', (text, expected) => {
    expect(numberText(numberFromText(text))).toBe(expected)
  })

  test.each([
    ['one', 'The parameter cannot be converted to a numeric value: one'],
    ['', 'The parameter cannot be converted to a numeric value'],
    ['1234567890123456789012345678901234567891', 'more than 38 significant digits'],
    ['1e126', 'Number overflow'],
    ['1e-131', 'Number underflow'],
  ])('«%s» is refused: %s', (text, message) => {
    expect(() => numberFromText(text)).toThrow(message)
  })

  test('the largest and the smallest number are kept', () => {
    const largest = '9.9999999999999999999999999999999999999e125'
    expect(numberText(numberFromText(largest))).toHaveLength(126)
    expect(numberText(numberFromText('1e-130'))).toBe(`0.${'0'.repeat(129)}1`)
  })

  test('text read, written and read again is the same text', () => {
    fc.assert(
      fc.property(decimalTexts, (text) => {
        const once = numberText(numberFromText(text))
        expect(numberText(numberFromText(once))).toBe(once)
      }),
    )
  })

  test('order, as numbers and as key bytes, is that of the decimals', () => {
    fc.assert(
      fc.property(decimalTexts, decimalTexts, (one, two) => {
        const [left, right] = [numberFromText(one), numberFromText(two)]
        const expected = referenceOrder(one, two)
        expect(Math.sign(compareNumbers(left, right))).toBe(expected)
        expect(Math.sign(Buffer.compare(keyBytes(left), keyBytes(right)))).toBe(expected)
      }),
      { numRuns: 500 },
    )
  })

  test.each<[number | NumberValue, number | NumberValue, string]>([
    [0.1, 0.2, '0.3'],
    [2, -2, '0'],
    [9007199254740991, 2, '9007199254740993'],
    [numberFromText('1e30'), 1, '1000000000000000000000000000001'],
    [numberFromText('0.00000000000000000001'), 1, '1.00000000000000000001'],
  ])('%s + %s = %s', (one, two, sum) => {
    expect(numberText(addNumbers(one, two, 1))).toBe(sum)
  })

  test('a sum of more than 38 digits is refused, not rounded', () => {
    expect(() => addNumbers(numberFromText('1e60'), 1, 1)).toThrow('38 significant digits')
  })
})
