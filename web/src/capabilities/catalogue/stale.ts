import {
  capacityChanged,
  courseChanged,
  courseCreated,
  courseRemoved,
  instructorAssigned,
  instructorUnassigned,
  listCourses,
  listSeats,
  listSections,
  listSubjects,
  listTeaching,
  listTerms,
  readCourse,
  readSection,
  sectionChanged,
  sectionCreated,
  sectionRemoved,
  subjectCreated,
  subjectRemoved,
  termChanged,
  termCreated,
  termRemoved,
} from '@matricula/contract/catalogue'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

interface About {
  readonly sectionId?: string | undefined
  readonly termId?: string | undefined
}

const course = ({ courseId }: { readonly courseId?: string | undefined }) => [
  keyOf(listCourses),
  keyOf(readCourse, { courseId }),
]
const section = ({ sectionId, termId }: About) => [
  keyOf(listSections, { termId }),
  keyOf(readSection, { sectionId }),
  keyOf(listTeaching),
]
const sections = (facts: About) => [...section(facts), keyOf(listSeats, { termId: facts.termId })]

export const catalogueStale: readonly StaleRule[] = [
  staleAfter(termCreated, () => [keyOf(listTerms)]),
  staleAfter(termChanged, () => [keyOf(listTerms)]),
  staleAfter(termRemoved, () => [keyOf(listTerms)]),
  staleAfter(subjectCreated, () => [keyOf(listSubjects)]),
  staleAfter(subjectRemoved, () => [keyOf(listSubjects)]),
  staleAfter(courseCreated, course),
  staleAfter(courseChanged, course),
  staleAfter(courseRemoved, course),
  staleAfter(sectionCreated, sections),
  staleAfter(sectionRemoved, sections),
  staleAfter(sectionChanged, section),
  staleAfter(capacityChanged, sections),
  staleAfter(instructorAssigned, section),
  staleAfter(instructorUnassigned, section),
]
