import { type AttributeValue, type Item, isList, isNumber, isSet } from './attribute-value.ts'
import { decimalOf } from './decimal.ts'
import type { NumberValue } from './number-value.ts'

/** The largest item DynamoDB takes, in bytes. */
export const largestItem = 400 * 1024

/** The size of an item in bytes, by the rules DynamoDB bills with: names and values, without keys twice. */
export function sizeOfItem(item: Item): number {
  let size = 0
  for (const [name, value] of Object.entries(item)) size += Buffer.byteLength(name) + sizeOfValue(value)
  return size
}

export function sizeOfValue(value: AttributeValue): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (value === null || typeof value === 'boolean') return 1
  if (isNumber(value)) return sizeOfNumber(value)
  if (value instanceof Uint8Array) return value.length
  return sizeOfCollection(value)
}

function sizeOfCollection(value: Exclude<AttributeValue, string | number | boolean | null>): number {
  if (isSet(value)) return sumOf(value)
  if (isList(value)) return 3 + value.length + sumOf(value)
  const item = value as Item
  return 3 + Object.keys(item).length + sizeOfItem(item)
}

function sumOf(values: Iterable<AttributeValue>): number {
  let size = 0
  for (const value of values) size += sizeOfValue(value)
  return size
}

/** One byte, one more for every two digits before and after the point, and one for the sign of a negative number. */
function sizeOfNumber(value: number | NumberValue): number {
  const { digits, magnitude, negative } = decimalOf(value)
  if (!digits) return 1
  const whole = Math.min(Math.max(magnitude, 0), digits.length)
  return 1 + Math.ceil(whole / 2) + Math.ceil((digits.length - whole) / 2) + (negative ? 1 : 0)
}
