export { ClassGrades } from './class-grades.tsx'
export { FinalsTab } from './finals-tab.tsx'
