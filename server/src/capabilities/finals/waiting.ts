import type { Section, Term } from '@matricula/contract/catalogue'
import { daysAfter } from '@matricula/contract/kernel'
import { taughtBy } from '#capabilities/catalogue/index.ts'
import type { Waiting } from '#platform/capability.ts'
import { rosterItem } from './items.ts'
import type { Needs } from './needs.ts'

/** Changes of grades that somebody has to decide about: requested first, then approved. */
export const waitingChanges = ({ finals }: Pick<Needs, 'finals'>): Waiting => ({
  kind: 'grade-changes',
  action: 'finals.approve',
  async count(_actor, most) {
    const pages = await Promise.all([
      finals.changesIn('requested', { limit: most }),
      finals.changesIn('approved', { limit: most }),
    ])
    return pages.flatMap(({ items }) => items).length
  },
})

/** Grades are thought of from two weeks before the end of a term, and no longer after two months. */
const early = 14
const late = 60

/** Sections of whoever teaches that want final grades by now: one batch of rosters and one of seats. */
export const ungradedSections = ({ store, clock, catalogue }: Needs): Waiting => ({
  kind: 'own-grades',
  action: 'today.read',
  async count(actor) {
    const today = clock.now().slice(0, 10)
    const terms = (await catalogue.terms()).filter((term) => isEnding(term, today))
    const sections = (await taughtBy(catalogue, actor, terms)).filter(({ part }) => part === '1')
    if (sections.length === 0) return 0
    const [rosters, seats] = await Promise.all([
      store.getMany(sections.map(({ sectionId }) => rosterItem.keyOf({ sectionId }))),
      catalogue.seatsOf(sections.map(({ sectionId }) => sectionId)),
    ])
    const isOpen = (_: Section, place: number): boolean => {
      const roster = rosters[place]
      return (seats[place]?.taken ?? 0) > 0 && (!roster || rosterItem.read(roster).state === 'open')
    }
    return sections.filter(isOpen).length
  },
})

const isEnding = ({ endsOn }: Term, today: string): boolean =>
  today >= daysAfter(endsOn, -early) && today <= daysAfter(endsOn, late)
