export { SectionMarks, type SectionMarksProps } from './section-marks.tsx'
