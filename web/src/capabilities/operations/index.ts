export { StudentHistory } from './student-history.tsx'
