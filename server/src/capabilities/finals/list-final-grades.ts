import type { Section } from '@matricula/contract/catalogue'
import type { RosterSummary } from '@matricula/contract/finals'
import type { TermId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import type { StoredRoster } from './items.ts'
import type { Needs } from './needs.ts'

export type ListFinalGrades = (actor: Actor, termId: TermId) => Promise<{ rosters: RosterSummary[] }>

/** Every section in which somebody sits, by course; those of which nothing has been entered are open. */
export function createListFinalGrades({ catalogue, finals }: Needs): ListFinalGrades {
  return async (actor, termId) => {
    demand(actor, 'finals.watch')
    await catalogue.term(termId)
    const [sections, rosters] = await Promise.all([
      catalogue.sectionsOfTerm(termId),
      finals.rostersOf(termId),
    ])
    const seats = await catalogue.seatsOf(sections.map(({ sectionId }) => sectionId))
    const begun = new Map(rosters.map((roster) => [roster.sectionId, roster]))
    return {
      rosters: sections.flatMap((section, place) =>
        summaryOf(section, seats[place]?.taken ?? 0, begun.get(section.sectionId)),
      ),
    }
  }
}

const unbegun = { state: 'open' as const, settled: 0, steps: [], version: 0 }

function summaryOf(
  section: Section,
  students: number,
  roster: Pick<StoredRoster, 'state' | 'settled' | 'steps' | 'version'> = unbegun,
): RosterSummary[] {
  const { sectionId, courseId, courseTitle, code, instructors, part } = section
  const { state, settled, steps } = roster
  if (roster.version === 0 && (students === 0 || part !== '1')) return []
  const of = { sectionId, courseId, courseTitle, code, instructors: instructors.map(({ name }) => name) }
  const missing = state === 'open' ? Math.max(0, students - settled) : 0
  return [{ ...of, state, students, missing, at: steps.at(-1)?.at }]
}
