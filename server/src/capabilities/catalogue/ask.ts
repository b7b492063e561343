import type { Course, Section, Subject, Term } from '@matricula/contract/catalogue'
import {
  type CourseId,
  Problem,
  type SectionId,
  type SubjectId,
  type TermId,
  UserId,
} from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import type { Page, PageAsked } from '#platform/store/pages.ts'
import type { SectionWithSeats } from './create-section.ts'
import type { CatalogueReads } from './reads.ts'
import type { CatalogueRepository } from './repository.ts'
import type { createSeatsOf } from './seats.ts'

interface Needs {
  readonly stored: CatalogueRepository
  readonly reads: CatalogueReads
  readonly seatsOf: ReturnType<typeof createSeatsOf>
}

interface CoursePage extends PageAsked {
  readonly subjectId: SubjectId
}

/** What anyone signed in may ask of the catalogue. */
export interface Ask {
  terms(actor: Actor): Promise<Term[]>
  subjects(actor: Actor): Promise<Subject[]>
  courses(actor: Actor, page: CoursePage): Promise<Page<Course>>
  course(actor: Actor, courseId: CourseId): Promise<Course>
  sections(actor: Actor, termId: TermId, subjectId: SubjectId | undefined): Promise<Section[]>
  seats(actor: Actor, termId: TermId): Promise<[SectionId, number, number, number][]>
  section(actor: Actor, sectionId: SectionId): Promise<SectionWithSeats>
  teaching(actor: Actor, termId: TermId | undefined): Promise<SectionWithSeats[]>
}

export function createAsk({ stored, reads, seatsOf }: Needs): Ask {
  async function seated(sections: readonly Section[]): Promise<SectionWithSeats[]> {
    const seats = await seatsOf(sections.map((section) => section.sectionId))
    return sections.flatMap((section, place) => {
      const own = seats[place]
      return own ? [{ ...section, seats: own }] : []
    })
  }

  return {
    terms: (actor) => allowed(actor, reads.terms),
    subjects: (actor) => allowed(actor, reads.subjects),
    courses: (actor, page) => allowed(actor, () => stored.coursesOfSubject(page)),
    course: (actor, courseId) => allowed(actor, () => reads.course(courseId)),
    sections: (actor, termId, subjectId) =>
      allowed(actor, async () => {
        await reads.term(termId)
        return subjectId === undefined
          ? await reads.sectionsOfTerm(termId)
          : await reads.sectionsOfSubject(termId, subjectId)
      }),
    seats: (actor, termId) =>
      allowed(actor, async () => {
        await reads.term(termId)
        return await reads.seatsOfTerm(termId)
      }),
    async section(actor, sectionId) {
      const [section] = await allowed(actor, async () => seated([await reads.section(sectionId)]))
      if (!section) throw new Problem('item.missing', { sectionId })
      return section
    },
    async teaching(actor, termId) {
      demand(actor, 'teaching.list')
      return await seated(await reads.teachingOf(UserId.parse(actor.id), termId))
    },
  }
}

async function allowed<T>(actor: Actor, read: () => Promise<T>): Promise<T> {
  demand(actor, 'catalogue.read')
  return await read()
}
