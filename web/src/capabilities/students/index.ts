export { studentSections } from './student-sections.ts'
