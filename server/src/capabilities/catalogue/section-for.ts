import type { Section } from '@matricula/contract/catalogue'
import type { Action, SectionId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import type { CatalogueReads } from './reads.ts'

/** What the policy is asked about a section. */
export const subjectOf = ({ sectionId, departmentId }: Section) => ({ sectionId, departmentId })

/**
 * The section, from the catalogue's memory, for whoever may do that with it. Throws `item.missing` and
 * `actor.forbidden`.
 */
export async function sectionFor(
  catalogue: Pick<CatalogueReads, 'section'>,
  actor: Actor,
  action: Action,
  sectionId: SectionId,
): Promise<Section> {
  const section = await catalogue.section(sectionId)
  demand(actor, action, subjectOf(section))
  return section
}
