export { ClassMarks } from './class-marks.tsx'
export { MarksTab } from './marks-tab.tsx'
