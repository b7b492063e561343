import type { AttendanceTally } from '@matricula/contract/attendance'

/** Late is there, and so is duty; excused and ill leave the denominator. */
export function attendedOf(counts: Omit<AttendanceTally, 'sectionId'> | undefined): {
  readonly attended: number
  readonly held: number
} {
  if (counts === undefined) return { attended: 0, held: 0 }
  const attended = counts.present + counts.late + counts.duty
  return { attended, held: attended + counts.absent }
}
