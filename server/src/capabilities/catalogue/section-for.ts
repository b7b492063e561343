import type { Section, Term } from '@matricula/contract/catalogue'
import { type Action, type SectionId, UserId } from '@matricula/contract/kernel'
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

/** What somebody teaches in some terms; nothing for whoever is no person. */
export async function taughtBy(
  catalogue: Pick<CatalogueReads, 'teachingOf'>,
  actor: Actor,
  terms: readonly Pick<Term, 'termId'>[],
): Promise<Section[]> {
  const userId = UserId.safeParse(actor.id)
  if (actor.kind !== 'person' || !userId.success) return []
  const sections = await Promise.all(terms.map(({ termId }) => catalogue.teachingOf(userId.data, termId)))
  return sections.flat()
}
