export { EarlierGrades } from './earlier-grades.tsx'
export { StudentAttendance, StudentRecord } from './student-sections.tsx'
