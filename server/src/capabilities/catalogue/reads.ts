import type { Course, Seats, Section, Subject, Term } from '@matricula/contract/catalogue'
import {
  type CourseId,
  type DepartmentId,
  Problem,
  type SectionId,
  type SubjectId,
  type TermId,
  type UserId,
} from '@matricula/contract/kernel'
import type { CatalogueMemory } from './memory.ts'
import type { CatalogueRepository } from './repository.ts'
import { createSharedReads } from './shared-reads.ts'

/** The static catalogue from memory, seats from the store. A bare noun throws `item.missing`. */
export interface CatalogueReads {
  /** Newest first. */
  terms(): Promise<Term[]>
  term(termId: TermId): Promise<Term>
  subjects(): Promise<Subject[]>
  course(courseId: CourseId): Promise<Course>
  findCourse(courseId: CourseId): Promise<Course | undefined>
  section(sectionId: SectionId): Promise<Section>
  findSection(sectionId: SectionId): Promise<Section | undefined>
  /** In the order of the ids; throws `item.missing` where one is not there. */
  sectionsOf(sectionIds: readonly SectionId[]): Promise<Section[]>
  /** By course and code; of one department, where one is named. */
  sectionsOfTerm(termId: TermId, departmentId?: DepartmentId): Promise<Section[]>
  sectionsOfSubject(termId: TermId, subjectId: SubjectId): Promise<Section[]>
  sectionsOfCourse(termId: TermId, courseId: CourseId): Promise<Section[]>
  teachingOf(userId: UserId, termId?: TermId): Promise<Section[]>
  /** Seats of every section of a term as they are now; whoever asks at the same time shares one reading. */
  seatsOfTerm(termId: TermId): Promise<[SectionId, number, number, number][]>
}

interface Needs {
  readonly stored: CatalogueRepository
  readonly memory: CatalogueMemory
  readonly seatsOf: (sectionIds: readonly SectionId[]) => Promise<Seats[]>
}

export function createCatalogueReads({ stored, memory, seatsOf }: Needs): CatalogueReads {
  const seatsOfTerm = createSharedReads(async (termId: TermId) => {
    const ids = (await memory.sectionsOfTerm(termId)).map((section) => section.sectionId)
    return seatRows(ids, await seatsOf(ids))
  })
  const sectionsOf = async (sectionIds: readonly SectionId[]): Promise<Section[]> => {
    const sections = await memory.sections.all(sectionIds)
    return sections.map((section, place) => section ?? missing({ sectionId: sectionIds[place] }))
  }
  const findCourse = async (courseId: CourseId): Promise<Course | undefined> =>
    (await memory.courses.all([courseId]))[0]

  return {
    terms: async () => [...(await memory.terms())],
    term: async (termId) =>
      (await memory.terms()).find((term) => term.termId === termId) ?? missing({ termId }),
    subjects: async () => [...(await memory.subjects())],
    course: async (courseId) => (await findCourse(courseId)) ?? missing({ courseId }),
    findCourse,
    section: async (sectionId) => (await sectionsOf([sectionId]))[0] ?? missing({ sectionId }),
    findSection: async (sectionId) => (await memory.sections.all([sectionId]))[0],
    sectionsOf,
    sectionsOfTerm: async (termId, departmentId) =>
      (await memory.sectionsOfTerm(termId)).filter(
        (section) => departmentId === undefined || section.departmentId === departmentId,
      ),
    async sectionsOfSubject(termId, subjectId) {
      const sections = await memory.sectionsOfTerm(termId)
      const courses = await memory.courses.all(sections.map((section) => section.courseId))
      return sections.filter((_, place) => courses[place]?.subjectId === subjectId)
    },
    sectionsOfCourse: async (termId, courseId) =>
      (await memory.sectionsOfTerm(termId)).filter((section) => section.courseId === courseId),
    async teachingOf(userId, termId) {
      if (termId === undefined) return await sectionsOf(await stored.taughtBy(userId))
      const sections = await memory.sectionsOfTerm(termId)
      return sections.filter(({ instructors }) => instructors.some((one) => one.userId === userId))
    },
    seatsOfTerm,
  }
}

const seatRows = (ids: readonly SectionId[], seats: readonly Seats[]) =>
  ids.flatMap((id, place): [SectionId, number, number, number][] => {
    const one = seats[place]
    return one ? [[id, one.capacity, one.taken, one.waiting]] : []
  })

function missing(facts: Readonly<Record<string, unknown>>): never {
  throw new Problem('item.missing', facts)
}
