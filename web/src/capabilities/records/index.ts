export { StudentAttendance, StudentRecord } from './student-sections.tsx'
