import { Course, Section, Subject, Term } from '@matricula/contract/catalogue'
import type { CourseId, SectionId, SubjectId, TermId, UserId } from '@matricula/contract/kernel'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, put, remove, replace, type Write } from '#platform/store/write.ts'
import { courseItem, sectionItem, subjectItem, teachingItem, termItem } from './items.ts'
import { orderOf } from './rules.ts'

/** Reads go to the store; what is remembered lies in `memory.ts`. */
export interface CatalogueRepository {
  terms(): Promise<Term[]>
  findTerm(termId: TermId): Promise<Term | undefined>
  subjects(): Promise<Subject[]>
  courses(courseIds: readonly CourseId[]): Promise<(Course | undefined)[]>
  coursesOfSubject(asked: PageAsked & { subjectId: SubjectId }): Promise<Page<Course>>
  sections(sectionIds: readonly SectionId[]): Promise<(Section | undefined)[]>
  /** By course and code; of an index, so a section of this very moment may be missing. */
  sectionsOfTerm(termId: TermId): Promise<Section[]>
  taughtBy(userId: UserId): Promise<SectionId[]>
  insertTerm(term: Term): Write
  replaceTerm(after: Term): Write
  insertSubject(subject: Subject): Write
  insertCourse(course: Course): Write
  replaceCourse(after: Course): Write
  insertSection(section: Section): Write
  replaceSection(after: Section): Write
  teaches(section: Section, userId: UserId): Write
  teachesNoLonger(section: Section, userId: UserId): Write
}

export const createCatalogueRepository = (store: Store): CatalogueRepository => ({
  async terms() {
    const { items } = await store.query({ table: 'catalogue', partition: termItem.fill('pk', {}) })
    return items.map((item) => Term.parse(item))
  },
  async findTerm(termId) {
    const item = await store.get(termItem.keyOf({ termId }))
    return item && Term.parse(item)
  },
  async subjects() {
    const { items } = await store.query({ table: 'catalogue', partition: subjectItem.fill('pk', {}) })
    return items.map((item) => Subject.parse(item))
  },
  async courses(courseIds) {
    const items = await store.getMany(courseIds.map((courseId) => courseItem.keyOf({ courseId })))
    return items.map((item) => item && Course.parse(item))
  },
  async coursesOfSubject({ subjectId, limit, after }) {
    const found = await store.query({
      table: 'catalogue',
      index: 'g1',
      partition: courseItem.fill('g1p', { subjectId }),
      limit,
      after,
    })
    return pageOf(found, (item) => Course.parse(item))
  },
  async sections(sectionIds) {
    const items = await store.getMany(sectionIds.map((sectionId) => sectionItem.keyOf({ sectionId })))
    return items.map((item) => item && Section.parse(item))
  },
  async sectionsOfTerm(termId) {
    const partition = sectionItem.fill('g1p', { termId })
    const { items } = await store.query({ table: 'catalogue', index: 'g1', partition })
    return items.map((item) => Section.parse(item))
  },
  async taughtBy(userId) {
    const partition = teachingItem.fill('g1p', { userId })
    const { items } = await store.query({ table: 'catalogue', index: 'g1', partition })
    return items.map((item) => teachingItem.read(item).sectionId)
  },
  insertTerm: (term) => insert(termItem.itemOf(term)),
  replaceTerm: (after) => replace(termItem.itemOf(after), after.version - 1),
  insertSubject: (subject) => insert(subjectItem.itemOf(subject)),
  insertCourse: (course) => insert(courseItem.itemOf({ ...course, order: orderOf(course.number) })),
  replaceCourse: (after) =>
    replace(courseItem.itemOf({ ...after, order: orderOf(after.number) }), after.version - 1),
  insertSection: (section) => insert(sectionItem.itemOf(section)),
  replaceSection: (after) => replace(sectionItem.itemOf(after), after.version - 1),
  teaches: ({ sectionId, termId }, userId) => put(teachingItem.itemOf({ sectionId, termId, userId })),
  teachesNoLonger: ({ sectionId }, userId) => remove(teachingItem.keyOf({ sectionId, userId })),
})
