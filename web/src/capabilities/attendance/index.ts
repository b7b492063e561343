export { AttendanceLine, type Counts } from './attendance-line.tsx'
export { OwnLeaves } from './own-leaves.tsx'
export { StandingLine } from './standing-line.tsx'
export { useWholeRoster, type WholeRoster } from './use-whole-roster.ts'
