import {
  type Course,
  capacityChanged,
  courseChanged,
  courseRemoved,
  type Section,
  type Subject,
  sectionChanged,
  sectionRemoved,
  subjectRemoved,
  type Term,
  termRemoved,
} from '@matricula/contract/catalogue'
import type { CourseId, SectionId, SubjectId } from '@matricula/contract/kernel'
import { all, equals } from '#platform/store/condition.ts'
import type { Change } from '#platform/store/store.ts'
import { remove, type Write } from '#platform/store/write.ts'
import { seatsWrite } from './change-section.ts'
import { courseItem, seatsItem, sectionItem, subjectItem, termItem } from './items.ts'
import type { Parts } from './needs.ts'
import { factsOfCourse, factsOfSection } from './rules.ts'

/** What an import needs besides: many at once, changes and removals as values, each refused as `stale`, `over` or `in-use`. */
export interface ImportValues {
  /** From the store, for whoever has just been told that something is there already. */
  storedTerms(): Promise<Term[]>
  storedSubjects(): Promise<Subject[]>
  /** From the store, in the order of the ids. */
  findCourses(courseIds: readonly CourseId[]): Promise<(Course | undefined)[]>
  findSections(sectionIds: readonly SectionId[]): Promise<(Section | undefined)[]>
  hasCourses(subjectId: SubjectId): Promise<boolean>
  hasSections(courseId: CourseId): Promise<boolean>
  /** Every course, subject after subject: for exports. */
  everyCourse(): AsyncIterable<Course>
  courseAlteration(before: Course, after: Course): Change
  sectionAlteration(before: Section, after: Section, capacity: number): Change
  termRemoval(term: Term): Change
  subjectRemoval(subject: Subject): Change
  courseRemoval(course: Course): Change
  sectionRemoval(section: Section): Change
}

export const createImportValues = (parts: Parts): ImportValues => ({
  ...createImportReads(parts),
  ...createImportChanges(parts),
})

type Reads = Pick<
  ImportValues,
  | 'storedTerms'
  | 'storedSubjects'
  | 'findCourses'
  | 'findSections'
  | 'hasCourses'
  | 'hasSections'
  | 'everyCourse'
>

function createImportReads({ stored, memory }: Parts): Reads {
  return {
    storedTerms: () => stored.terms(),
    storedSubjects: () => stored.subjects(),
    findCourses: (courseIds) => stored.courses(courseIds),
    findSections: (sectionIds) => stored.sections(sectionIds),
    async hasCourses(subjectId) {
      const { items } = await stored.coursesOfSubject({ subjectId, limit: 1 })
      return items.length > 0
    },
    async hasSections(courseId) {
      for (const { termId } of await memory.terms()) {
        const remembered = (await memory.sectionsOfTerm(termId)).filter((one) => one.courseId === courseId)
        // The store has the last word: what was removed a moment ago may still be remembered.
        const found = await stored.sections(remembered.map(({ sectionId }) => sectionId))
        if (found.some((section) => section !== undefined)) return true
      }
      return false
    },
    async *everyCourse() {
      for (const { subjectId } of await memory.subjects()) {
        let after: string | undefined
        do {
          const page = await stored.coursesOfSubject({ subjectId, limit: 200, after })
          yield* page.items
          after = page.next
        } while (after !== undefined)
      }
    },
  }
}

function createImportChanges({ stored, identity }: Parts): Omit<ImportValues, keyof Reads> {
  /** Who teaches no longer, and who does now. */
  function teachingWrites(before: Section, after: Section): Write[] {
    const ids = (section: Section) => section.instructors.map(({ userId }) => userId)
    return [
      ...ids(before)
        .filter((userId) => !ids(after).includes(userId))
        .flatMap((userId) => [
          stored.teachesNoLonger(after, userId),
          identity.noTeachingGrant(userId, after.sectionId),
        ]),
      ...ids(after)
        .filter((userId) => !ids(before).includes(userId))
        .flatMap((userId) => [
          stored.teaches(after, userId),
          identity.teachingGrant(userId, after.sectionId),
        ]),
    ]
  }

  return {
    courseAlteration: (_, after) => ({
      writes: [stored.replaceCourse(after)],
      events: [courseChanged(factsOfCourse(after))],
    }),
    sectionAlteration: (before, after, capacity) => ({
      writes: [
        stored.replaceSection(after),
        ...seatsWrite({ after, changed: [...changedFields(before, after), 'capacity'] }, capacity, false),
        ...teachingWrites(before, after),
      ],
      events: [
        sectionChanged({
          ...factsOfSection(after),
          changed: changedFields(before, after),
          state: after.state,
        }),
        capacityChanged({ sectionId: after.sectionId, termId: after.termId, capacity }),
      ],
    }),
    termRemoval: (term) => ({
      writes: [remove(termItem.keyOf(term), equals('version', term.version), 'stale')],
      events: [termRemoved({ termId: term.termId })],
    }),
    subjectRemoval: (subject) => ({
      writes: [remove(subjectItem.keyOf(subject))],
      events: [subjectRemoved({ subjectId: subject.subjectId })],
    }),
    courseRemoval: (course) => ({
      writes: [remove(courseItem.keyOf(course), equals('version', course.version), 'stale')],
      events: [courseRemoved(factsOfCourse(course))],
    }),
    sectionRemoval: (section) => ({
      writes: [
        remove(sectionItem.keyOf(section), equals('version', section.version), 'stale'),
        remove(seatsItem.keyOf(section), all(equals('taken', 0), equals('waiting', 0)), 'in-use'),
        ...teachingWrites(section, { ...section, instructors: [] }),
      ],
      events: [sectionRemoved(factsOfSection(section))],
    }),
  }
}

const changedFields = (before: Section, after: Section): string[] =>
  Object.keys(after).filter(
    (field) => JSON.stringify(Reflect.get(before, field)) !== JSON.stringify(Reflect.get(after, field)),
  )
