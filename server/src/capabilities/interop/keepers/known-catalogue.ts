import type { Course, Section, Subject, Term } from '@matricula/contract/catalogue'
import type { CourseId, SectionId, SubjectId, TermId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'

/** What a run knows of the catalogue: what is stored, and what it has planned itself. */
export interface KnownCatalogue {
  term(termId: TermId): Promise<Term | undefined>
  subject(subjectId: SubjectId): Promise<Subject | undefined>
  course(courseId: CourseId): Promise<Course | undefined>
  section(sectionId: SectionId): Promise<Section | undefined>
  /** Reads courses and sections of many rows at once. */
  look(wanted: { courses?: readonly CourseId[]; sections?: readonly SectionId[] }): Promise<void>
  learn(record: Term | Subject | Course | Section): void
  forget(id: string): void
}

type Known = Map<string, Term | Subject | Course | Section | undefined>

export function createKnownCatalogue(catalogue: Catalogue): KnownCatalogue {
  const terms: Map<string, Term> = new Map()
  const subjects: Map<string, Subject> = new Map()
  const courses: Map<string, Course | undefined> = new Map()
  const sections: Map<string, Section | undefined> = new Map()
  let listed = false

  async function list(): Promise<void> {
    if (listed) return
    listed = true
    for (const term of await catalogue.storedTerms())
      if (!terms.has(term.termId)) terms.set(term.termId, term)
    for (const subject of await catalogue.storedSubjects())
      if (!subjects.has(subject.subjectId)) subjects.set(subject.subjectId, subject)
  }

  const known: KnownCatalogue = {
    async term(termId) {
      await list()
      return terms.get(termId)
    },
    async subject(subjectId) {
      await list()
      return subjects.get(subjectId)
    },
    async course(courseId) {
      await known.look({ courses: [courseId] })
      return courses.get(courseId)
    },
    async section(sectionId) {
      await known.look({ sections: [sectionId] })
      return sections.get(sectionId)
    },
    async look(wanted) {
      const courseIds = unlooked(courses, wanted.courses)
      const sectionIds = unlooked(sections, wanted.sections)
      const [foundCourses, foundSections] = await Promise.all([
        catalogue.findCourses(courseIds),
        catalogue.findSections(sectionIds),
      ])
      for (const [place, id] of courseIds.entries()) courses.set(id, foundCourses[place])
      for (const [place, id] of sectionIds.entries()) sections.set(id, foundSections[place])
    },
    learn(record) {
      if ('sectionId' in record) sections.set(record.sectionId, record)
      else if ('courseId' in record) courses.set(record.courseId, record)
      else if ('termId' in record) terms.set(record.termId, record)
      else subjects.set(record.subjectId, record)
    },
    forget(id) {
      const maps: Known[] = [terms, subjects, courses, sections] as Known[]
      for (const map of maps) map.delete(id)
      listed = false
    },
  }
  return known
}

const unlooked = <Id extends string>(known: ReadonlyMap<string, unknown>, ids: readonly Id[] = []): Id[] => [
  ...new Set(ids.filter((id) => !known.has(id))),
]
