export { type StudentSection, type StudentSectionId, studentSections } from './student-sections.ts'
