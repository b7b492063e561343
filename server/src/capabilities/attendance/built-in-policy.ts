import type { AttendancePolicy } from '@matricula/contract/attendance'

/** What holds where an institution has published nothing: 75 per cent in each section, 66 in all of them together. */
export const builtInAttendancePolicy: AttendancePolicy = {
  minimum: 7500,
  warnAt: 8000,
  aggregate: 6600,
  latesPerAbsence: 0,
  excused: 'left-out',
  duty: 'attended',
  medical: 'left-out',
  tiers: [
    { downTo: 6500, by: 'department' },
    { downTo: 6000, by: 'institution' },
  ],
}
