import type { Statistics } from '@matricula/contract/operations'
import type { z } from 'zod'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'

interface Needs {
  readonly clock: Clock
  readonly students: Pick<Students, 'counts'>
  readonly catalogue: Pick<Catalogue, 'terms' | 'sectionsOfTerm' | 'seatsOf'>
  readonly sockets: () => number
}

export type ReadStatistics = (actor: Actor) => Promise<z.output<typeof Statistics>>

/** The institution in numbers, for the terms that have not ended. */
export function createReadStatistics({ clock, students, catalogue, sockets }: Needs): ReadStatistics {
  return async (actor) => {
    demand(actor, 'statistics.read')
    const today = clock.now().slice(0, 10)
    const [counts, terms] = await Promise.all([students.counts(), catalogue.terms()])
    const current = terms.filter((term) => term.endsOn >= today)
    const sections = (await Promise.all(current.map((term) => catalogue.sectionsOfTerm(term.termId)))).flat()
    const seats = await catalogue.seatsOf(sections.map((section) => section.sectionId))
    return {
      students: counts.total,
      courses: new Set(sections.map((section) => section.courseId)).size,
      sections: sections.length,
      enrolled: seats.reduce((sum, one) => sum + one.taken, 0),
      waiting: seats.reduce((sum, one) => sum + one.waiting, 0),
      sockets: sockets(),
    }
  }
}
