import { invalid } from '#engine/errors.ts'
import { NumberValue } from './number-value.ts'

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/
const largestMagnitude = 126
const smallestMagnitude = -129
const significantDigits = 38
/** An exponent of so many characters fits 64 bits in any case. */
const longestExponent = 18

/** A decimal without its noise: `0.digits` times ten to the `magnitude`; zero has no digits. */
export interface Decimal {
  readonly negative: boolean
  readonly digits: string
  readonly magnitude: number
}

const zero: Decimal = { negative: false, digits: '', magnitude: 0 }

/** Reads decimal text of at most 38 digits; throws a ValidationException in AWS's words otherwise. */
export function readDecimal(text: string): Decimal {
  const [, sign, whole = '', fraction = '', exponent = '0'] = shape.exec(text) ?? []
  if (!(whole || fraction)) throw notNumeric(text)
  const written = (whole + fraction).replace(/^0+/, '')
  const digits = written.replace(/0+$/, '')
  refuseLongExponent(text, exponent)
  if (!digits) return zeroWith(Number(exponent))
  const magnitude = written.length + Number(exponent) - fraction.length
  refuseOutOfRange(digits, magnitude)
  return { negative: sign === '-', digits, magnitude }
}

/** Zero is measured by the exponent it is written with. */
function zeroWith(exponent: number): Decimal {
  refuseOutOfRange('', exponent + 1)
  return zero
}

function refuseLongExponent(text: string, exponent: string): void {
  if (exponent.length > longestExponent && BigInt.asIntN(64, BigInt(exponent)) !== BigInt(exponent)) {
    throw notNumeric(text)
  }
}

function notNumeric(text: string): Error {
  const what = text === '' ? '' : `: ${text}`
  return invalid(`The parameter cannot be converted to a numeric value${what}`)
}

function refuseOutOfRange(digits: string, magnitude: number): void {
  if (digits.length > significantDigits) {
    throw invalid('Attempting to store more than 38 significant digits in a Number')
  }
  if (magnitude > largestMagnitude) {
    throw invalid('Number overflow. Attempting to store a number with magnitude larger than supported range')
  }
  if (magnitude < smallestMagnitude) {
    throw invalid(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    )
  }
}

/** Writes a decimal the one way DynamoDB answers it: no exponent, no needless zeros. */
export function writeDecimal({ negative, digits, magnitude }: Decimal): string {
  if (!digits) return '0'
  const sign = negative ? '-' : ''
  if (magnitude >= digits.length) return sign + digits.padEnd(magnitude, '0')
  if (magnitude > 0) return `${sign}${digits.slice(0, magnitude)}.${digits.slice(magnitude)}`
  return `${sign}0.${'0'.repeat(-magnitude)}${digits}`
}

/** The exact decimal of a number value; whole numbers, which most are, take the short way. */
export function decimalOf(value: number | NumberValue): Decimal {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return wholeDecimal(value)
  return readDecimal(value instanceof NumberValue ? value.value : String(value))
}

function wholeDecimal(value: number): Decimal {
  if (value === 0) return zero
  const text = String(Math.abs(value))
  const digits = value % 10 === 0 ? text.replace(/0+$/, '') : text
  return { negative: value < 0, digits, magnitude: text.length }
}

/** The text of a number value as DynamoDB sends it. */
export function numberText(value: number | NumberValue): string {
  if (Number.isSafeInteger(value)) return String(value)
  return writeDecimal(decimalOf(value))
}

/** A double where it holds the decimal exactly, and a NumberValue where it does not. */
export function numberFromText(text: string): number | NumberValue {
  const decimal = readDecimal(text)
  const exact = writeDecimal(decimal)
  const double = Number(exact)
  if (Number.isSafeInteger(double)) return String(double) === exact ? double : new NumberValue(exact)
  if (Number.isInteger(double)) return new NumberValue(exact)
  return writeDecimal(readDecimal(String(double))) === exact ? double : new NumberValue(exact)
}

/** Adds (or subtracts) without losing a digit; more than 38 digits are refused, not rounded. */
export function addNumbers(
  left: number | NumberValue,
  right: number | NumberValue,
  sign: 1 | -1,
): number | NumberValue {
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) {
    const sum = Number(left) + sign * Number(right)
    if (Number.isSafeInteger(sum)) return sum === 0 ? 0 : sum
  }
  const one = decimalOf(left)
  const two = decimalOf(right)
  const unit = Math.min(unitOf(one), unitOf(two))
  const sum = wholeOf(one, unit) + BigInt(sign) * wholeOf(two, unit)
  return numberFromText(`${sum}e${unit}`)
}

const unitOf = (decimal: Decimal): number => decimal.magnitude - decimal.digits.length

function wholeOf(decimal: Decimal, unit: number): bigint {
  const whole = BigInt(decimal.digits || '0') * 10n ** BigInt(decimal.digits ? unitOf(decimal) - unit : 0)
  return decimal.negative ? -whole : whole
}

/** Negative, zero or positive, as the exact decimals compare. */
export function compareNumbers(left: number | NumberValue, right: number | NumberValue): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  const one = decimalOf(left)
  const two = decimalOf(right)
  const side = signOf(one) - signOf(two)
  if (side !== 0) return side
  return signOf(one) * compareSizes(one, two)
}

function signOf(decimal: Decimal): number {
  if (!decimal.digits) return 0
  return decimal.negative ? -1 : 1
}

function compareSizes(left: Decimal, right: Decimal): number {
  if (left.magnitude !== right.magnitude) return left.magnitude - right.magnitude
  if (left.digits === right.digits) return 0
  return left.digits < right.digits ? -1 : 1
}
