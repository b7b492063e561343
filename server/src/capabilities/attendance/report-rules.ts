import type { AttendancePolicy, AttendanceReportLine, AttendanceTally } from '@matricula/contract/attendance'
import { countedOf, shareOf } from './shortage-rules.ts'

type Numbers = Pick<AttendanceReportLine, 'students' | 'share' | 'warned' | 'below'>

interface Sums {
  readonly attended: number
  readonly counted: number
}

/** A class in numbers, with what they are made of: shares of many classes are not to be averaged. */
export function classIn(tallies: readonly AttendanceTally[], policy: AttendancePolicy): Numbers & Sums {
  const own = tallies.map((tally) => countedOf(tally, policy)).filter(({ counted }) => counted > 0)
  const shares = own.map(({ attended, counted }) => shareOf(attended, counted))
  const sums = together(own)
  return {
    ...sums,
    ...shareIn(sums),
    students: own.length,
    warned: shares.filter((share) => share >= policy.minimum && share < policy.warnAt).length,
    below: shares.filter((share) => share < policy.minimum).length,
  }
}

export const together = (all: readonly Sums[]): Sums => ({
  attended: all.reduce((sum, { attended }) => sum + attended, 0),
  counted: all.reduce((sum, { counted }) => sum + counted, 0),
})

/** Nothing where nothing was counted. */
export const shareIn = ({ attended, counted }: Sums): { share?: number } =>
  counted === 0 ? {} : { share: shareOf(attended, counted) }
