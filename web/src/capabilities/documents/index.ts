export { StudentDocuments } from './student-documents.tsx'
