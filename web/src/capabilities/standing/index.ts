export { OwnStanding, StudentStanding } from './student-standing.tsx'
