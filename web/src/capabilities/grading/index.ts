export { ClassMarks } from './class-marks.tsx'
export { type ClassTotals, classTotals } from './class-totals.ts'
export { MarksTab } from './marks-tab.tsx'
