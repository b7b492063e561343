import { type AlertReason, fewestMeetings, lowTotal } from '@matricula/contract/alerts'
import type { AttendanceStanding } from '@matricula/contract/attendance'
import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import type { Hold } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import type { Standing } from '@matricula/contract/standing'

/** Each reason is kept under what it is about. */
export const keyOfAttendance = (sectionId: SectionId): string => `attendance ${sectionId}`
export const keyOfMarks = (sectionId: SectionId): string => `marks ${sectionId}`
export const keyOfStanding = 'standing'
export const isHold = (key: string): boolean => key.startsWith('hold ')
export const keyOfHold = ({ holdId }: Pick<Hold, 'holdId'>): string => `hold ${holdId}`

const quiet: ReadonlySet<AttendanceStanding['state']> = new Set(['safe', 'condoned'])

export function attendanceReason(
  section: Section,
  { state, share, minimum, counted }: AttendanceStanding,
): AlertReason | undefined {
  if (counted < fewestMeetings || quiet.has(state)) return undefined
  return { kind: 'attendance', ...placeIn(section), state, share, minimum }
}

export function marksReason(section: Section, hundredths: number | undefined): AlertReason | undefined {
  if (hundredths === undefined || hundredths >= lowTotal) return undefined
  return { kind: 'marks', ...placeIn(section), hundredths }
}

/** Whoever is not in good standing; the standing of the newest term says so. */
export function standingReason(newest: Standing | undefined): AlertReason | undefined {
  if (newest === undefined || newest.outcome === 'good') return undefined
  return { kind: 'standing', outcome: newest.outcome, termTitle: newest.termTitle }
}

export const holdReason = ({ holdId, reason, office }: Hold): AlertReason => ({
  kind: 'hold',
  holdId,
  reason,
  office,
})

const placeIn = (section: Section) => ({ sectionId: section.sectionId, label: sectionLabel(section) })

export type Reasons = Readonly<Record<string, AlertReason>>
/** Reasons by key; a key without a reason takes one away. */
export type Renewed = ReadonlyMap<string, AlertReason | undefined>

/** Nothing where everything stays as it is: the order of what was told does not matter. */
export function renewedReasons(before: Reasons, renewed: Renewed): Reasons | undefined {
  const after = new Map(Object.entries(before))
  for (const [key, reason] of renewed) {
    if (reason) after.set(key, reason)
    else after.delete(key)
  }
  const isSame =
    after.size === Object.keys(before).length && [...after].every(([key, one]) => isAlike(one, before[key]))
  return isSame ? undefined : Object.fromEntries(after)
}

const isAlike = (one: AlertReason, other: AlertReason | undefined): boolean =>
  other !== undefined && textOf(one) === textOf(other)

/** The same for the same reason, whatever the order in which it was stored. */
const textOf = (reason: AlertReason): string =>
  Object.entries(reason)
    .map(([field, value]) => `${field} ${value}`)
    .toSorted((one, other) => (one < other ? -1 : 1))
    .join('\n')

/** Two digits of reasons would not be a help to anyone. */
export const orderOf = (reasons: Reasons): string => String(9 - Math.min(9, Object.keys(reasons).length))
