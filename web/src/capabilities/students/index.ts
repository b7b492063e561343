export { type OfStudent, studentSections } from './student-sections.ts'
