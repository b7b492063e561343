import type { Course, Section } from '@matricula/contract/catalogue'
import type { CourseId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import type { Student } from '@matricula/contract/students'
import { absent, any, equals } from '#platform/store/condition.ts'
import type { Change } from '#platform/store/store.ts'
import { patch, remove, type Write } from '#platform/store/write.ts'
import { creditsOf } from './bundle-rules.ts'
import { enrolmentItem, ledgerItem, listOf, type StoredEnrolment } from './items.ts'
import { passing } from './passing.ts'
import { personOf } from './profiles.ts'

/** A course that a student finished, perhaps before this system knew of it. */
export interface Completion {
  readonly student: Student
  readonly course: Course
  /** All sections of the course that the student sat in. */
  readonly sections: readonly Section[]
  readonly grade?: string | undefined
  /** Whether the course counts wherever it is required. */
  readonly passed: boolean
  readonly since: string
}

/** Records a course as completed: no seat moves and no rule is asked, since it has been so. Refusal `enrolment`. */
export function completionOf(completion: Completion): Change {
  const { student, course, sections, passed } = completion
  const credits = creditsOf(sections, course)
  return {
    writes: [
      ...sections.map((section, place) => completedWrite(completion, section, credits[place] ?? 0)),
      ...(passed ? [passing(student.studentId, [course.courseId])] : []),
    ],
    events: [],
  }
}

/** Takes a completion back that an import has made. */
export const completionRemoval = (
  { studentId, termId, courseId }: { studentId: StudentId; termId: TermId; courseId: CourseId },
  sectionIds: readonly SectionId[],
): Change => ({
  writes: [
    ...sectionIds.map((sectionId) =>
      remove(enrolmentItem.keyOf({ studentId, termId, sectionId }), equals('state', 'completed')),
    ),
    patch(ledgerItem.keyOf({ studentId }), { exclude: { passed: [courseId] }, add: { version: 1 } }),
  ],
  events: [],
})

function completedWrite({ student, grade, since }: Completion, section: Section, credits: number): Write {
  const { status: _, ...person } = personOf(student)
  const enrolment: StoredEnrolment = {
    ...person,
    sectionId: section.sectionId,
    termId: section.termId,
    courseId: section.courseId,
    courseTitle: section.courseTitle,
    code: section.code,
    credits,
    state: 'completed',
    since,
    list: listOf.completed,
    ...(grade !== undefined && { grade }),
  }
  const free = any(absent('pk'), equals('state', 'dropped'), equals('state', 'completed'))
  return { write: 'put', item: enrolmentItem.itemOf(enrolment), when: free, otherwise: 'enrolment' }
}
