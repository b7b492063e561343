export { useSentence } from './sentence.ts'
export { StudentHistory } from './student-history.tsx'
