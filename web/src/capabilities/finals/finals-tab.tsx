import type { Section } from '@matricula/contract/catalogue'
import { SectionFinals } from './section-finals.tsx'

/** The final grades inside the page of a section. */
export const FinalsTab = ({ section }: { readonly section: Section }) => (
  <SectionFinals sectionId={section.sectionId} />
)
