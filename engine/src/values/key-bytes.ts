import type { AttributeValue } from './attribute-value.ts'
import { decimalOf } from './decimal.ts'
import { NumberValue } from './number-value.ts'

const end = Uint8Array.of(0, 0)
const lowestMagnitude = -129
const signs = { negative: 0x7f, zero: 0x80, positive: 0x81 } as const

/** Bytes of one key attribute, closed so that the next one may follow; their order is DynamoDB's order. */
export function keyBytes(value: AttributeValue): Uint8Array {
  return Buffer.concat([openKeyBytes(value), end])
}

/** Two bytes of a space and the bytes of these attributes; texts, which nearly all keys are, in one piece. */
export function spaceKey(space: number, values: readonly AttributeValue[]): Uint8Array {
  const head = Uint8Array.of(space >> 8, space & 0xff)
  if (!values.every(isPlainText)) return Buffer.concat([head, ...values.map(keyBytes)])
  let length = head.length
  for (const text of values) length += Buffer.byteLength(text) + end.length
  const key = Buffer.allocUnsafe(length)
  key.set(head)
  let at = head.length
  for (const text of values) {
    at += key.write(text, at)
    key.set(end, at)
    at += end.length
  }
  return key
}

const isPlainText = (value: AttributeValue): value is string =>
  typeof value === 'string' && !value.includes('\0')

/** The same bytes left open: every key that begins with `value` begins with them. */
export function openKeyBytes(value: AttributeValue): Uint8Array {
  return escapeZeros(rawBytes(value))
}

function rawBytes(value: AttributeValue): Uint8Array {
  if (typeof value === 'string') return Buffer.from(value)
  if (value instanceof Uint8Array) return value
  if (typeof value === 'number' || value instanceof NumberValue) return numberBytes(value)
  throw new TypeError('Only strings, numbers and binary values can be keys')
}

/** Sign, magnitude, digits in pairs; complemented below zero, so that larger bytes are larger numbers. */
function numberBytes(value: number | NumberValue): Uint8Array {
  const { negative, digits, magnitude } = decimalOf(value)
  if (!digits) return Uint8Array.of(signs.zero)
  const pairs = Math.ceil(digits.length / 2)
  const bytes = Buffer.alloc(2 + pairs)
  bytes[0] = signs.positive
  bytes[1] = magnitude - lowestMagnitude
  for (let at = 0; at < pairs; at++)
    bytes[2 + at] = 1 + Number(digits.slice(2 * at, 2 * at + 2).padEnd(2, '0'))
  return negative ? complement(bytes) : bytes
}

function complement(bytes: Buffer): Uint8Array {
  const turned = Buffer.from(bytes.map((byte) => byte ^ 0xff))
  turned[0] = signs.negative
  return Buffer.concat([turned, Uint8Array.of(0xff)])
}

/** A zero byte inside a key becomes 00 ff, because 00 00 closes it. */
function escapeZeros(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0)) return bytes
  const escaped: number[] = []
  for (const byte of bytes) {
    escaped.push(byte)
    if (byte === 0) escaped.push(0xff)
  }
  return Uint8Array.from(escaped)
}

/** The first key after every key that begins with `prefix`. */
export function afterPrefix(prefix: Uint8Array): Uint8Array {
  let length = prefix.length
  while (length > 0 && prefix[length - 1] === 0xff) length--
  const after = Buffer.from(prefix.subarray(0, length))
  if (length > 0) after[length - 1] = (after[length - 1] ?? 0) + 1
  return after
}
