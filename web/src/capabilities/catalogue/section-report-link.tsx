import type { SectionId } from '@matricula/contract/kernel'
import { Link } from '@tanstack/react-router'
import { Id } from '#design/id.tsx'

interface SectionReportLinkProps {
  readonly sectionId: SectionId
  /** What the section is called: CS-201 A. */
  readonly label: string
  readonly title: string
}

/** A section in a report of a term, with the way to its own. */
export const SectionReportLink = ({ sectionId, label, title }: SectionReportLinkProps) => (
  <Link to="/sections/$sectionId/report" params={{ sectionId }}>
    <Id>{label}</Id> {title}
  </Link>
)
