import { type MarkValue, numberIn } from '@matricula/contract/grading'

/** Marks of a class in hundredths of a mark, whole numbers all. */
export interface MarkStatistics {
  readonly count: number
  readonly mean: number
  readonly median: number
  /** The deviation of the whole class, not of a sample of it. */
  readonly deviation: number
  readonly lowest: number
  readonly highest: number
  /** Ten ranges of equal width from nothing to the highest mark there is; the last holds its upper end. */
  readonly ranges: readonly { readonly from: number; readonly to: number; readonly count: number }[]
}

const tenths = 10

/** Of those who have a number; nothing where nobody has one. */
export function statisticsOf(marks: readonly number[], outOf: number): MarkStatistics | undefined {
  const sorted = marks.map(hundredths).toSorted((one, other) => one - other)
  const [lowest] = sorted
  const highest = sorted.at(-1)
  if (lowest === undefined || highest === undefined) return undefined
  const count = sorted.length
  const mean = sorted.reduce((sum, mark) => sum + mark, 0) / count
  const variance = sorted.reduce((sum, mark) => sum + (mark - mean) ** 2, 0) / count
  return {
    count,
    mean: Math.round(mean),
    median: medianOf(sorted),
    deviation: Math.round(Math.sqrt(variance)),
    lowest,
    highest,
    ranges: rangesOf(sorted, hundredths(outOf)),
  }
}

const hundredths = (mark: number): number => Math.round(mark * 100)

function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? 0
  const lower = Number.isInteger(middle) ? (sorted[middle - 1] ?? upper) : upper
  return Math.round((lower + upper) / 2)
}

function rangesOf(sorted: readonly number[], whole: number): MarkStatistics['ranges'] {
  const placeOf = (mark: number): number =>
    Math.min(tenths - 1, Math.floor((mark * tenths) / Math.max(1, whole)))
  return Array.from({ length: tenths }, (_, place) => ({
    from: Math.round((whole * place) / tenths),
    to: Math.round((whole * (place + 1)) / tenths),
    count: sorted.filter((mark) => placeOf(mark) === place).length,
  }))
}

/** A mark worth a second look. */
export interface Oddity {
  readonly kind: 'missing' | 'over-maximum' | 'far-above' | 'far-below'
  /** Per cent of the highest mark: this one, and what the student's others are on average. */
  readonly share?: number
  readonly usual?: number
}

export interface MarkOfStudent {
  readonly value: MarkValue | null | undefined
  readonly outOf: number
}

/** So many points of a hundred away from the student's own other marks. */
const far = 35
/** Of fewer other marks nothing is concluded. */
const fewest = 2

/**
 * What is odd about one mark: none though others of the class have theirs, more than there is to get, or far from what
 * this student usually gets. Absent, excused and missing are said on purpose, and so never odd.
 */
export function oddityOf(
  mark: MarkOfStudent,
  others: readonly MarkOfStudent[],
  isExpected: boolean,
): Oddity | undefined {
  const { value, outOf } = mark
  if (value === null || value === undefined) return isExpected ? { kind: 'missing' } : undefined
  const number = numberIn(value)
  if (number === undefined) return undefined
  if (number > outOf) return { kind: 'over-maximum' }
  const usual = usualOf(others)
  if (usual === undefined) return undefined
  const share = Math.round((number / outOf) * 100)
  if (Math.abs(share - usual) < far) return undefined
  return { kind: share > usual ? 'far-above' : 'far-below', share, usual }
}

function usualOf(others: readonly MarkOfStudent[]): number | undefined {
  const shares = others.flatMap(({ value, outOf }) => {
    const number = numberIn(value)
    return number === undefined ? [] : [(number / outOf) * 100]
  })
  if (shares.length < fewest) return undefined
  return Math.round(shares.reduce((sum, share) => sum + share, 0) / shares.length)
}
