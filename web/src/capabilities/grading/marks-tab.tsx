import { type Section, sectionLabel } from '@matricula/contract/catalogue'
import { SectionMarks } from './section-marks.tsx'

/** The gradebook inside the page of a section. */
export const MarksTab = ({ section }: { readonly section: Section }) => (
  <SectionMarks
    sectionId={section.sectionId}
    departmentId={section.departmentId}
    label={sectionLabel(section)}
  />
)
