import type { Section } from '@matricula/contract/catalogue'
import { SectionAttendance } from './section-attendance.tsx'

/** Attendance inside the page of a section. */
export const AttendanceTab = ({ section }: { readonly section: Section }) => (
  <SectionAttendance sectionId={section.sectionId} />
)
