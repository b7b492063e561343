export { AttendanceLine, type Counts } from './attendance-line.tsx'
export { SectionAttendance } from './section-attendance.tsx'
export { useWholeRoster, type WholeRoster } from './use-whole-roster.ts'
