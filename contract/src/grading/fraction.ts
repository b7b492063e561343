/** A number that is never rounded: one whole number over another, which is positive. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

export const nothing: Fraction = { over: 0n, under: 1n }

/** Marks are mostly out of the same, so those are added first: only sums of different ones need a longer denominator. */
export function sumOf(fractions: readonly Fraction[]): Fraction {
  const sums = new Map<bigint, bigint>()
  for (const { over, under } of fractions) sums.set(under, (sums.get(under) ?? 0n) + over)
  return [...sums].reduce(
    (sum, [under, over]) => ({ over: sum.over * under + over * sum.under, under: sum.under * under }),
    nothing,
  )
}

export const byAmount = (one: Fraction, other: Fraction): number => {
  const apart = one.over * other.under - other.over * one.under
  if (apart === 0n) return 0
  return apart < 0n ? -1 : 1
}

/** To the nearest whole number; a half goes up. The fraction is not negative. */
export const rounded = ({ over, under }: Fraction): number => Number((2n * over + under) / (2n * under))
