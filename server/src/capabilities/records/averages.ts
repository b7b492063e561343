import type { Average, GradeScheme } from '@matricula/contract/records'

type Printing = Pick<GradeScheme, 'digits' | 'rounding'>

interface Sums {
  /** Points in thousandths times quarters of a credit. */
  readonly quality: number
  readonly quarters: number
}

/** A half is rounded up; both are whole numbers that are not negative. */
export const halfUp = (dividend: number, divisor: number): number =>
  Math.floor((2 * dividend + divisor) / (2 * divisor))

/** The average as the scheme prints it, found in whole numbers only; nothing where nothing counts. */
export function averageOf({ quality, quarters }: Sums, { digits, rounding }: Printing): Average | undefined {
  if (quarters === 0) return undefined
  const step = 10 ** (3 - digits)
  const divisor = quarters * step
  const steps = rounding === 'truncate' ? Math.floor(quality / divisor) : halfUp(quality, divisor)
  return { text: decimalOf(steps, digits), value: steps * step, quality, quarters }
}

/** 327 with two digits is 3.27. */
function decimalOf(steps: number, digits: number): string {
  const written = String(steps).padStart(digits + 1, '0')
  if (digits === 0) return written
  return `${written.slice(0, -digits)}.${written.slice(-digits)}`
}
