import type { Section } from '@matricula/contract/catalogue'
import type { GradeStep } from '@matricula/contract/enrolment'
import type { CourseId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import type { Student } from '@matricula/contract/students'
import { absent, any, equals } from '#platform/store/condition.ts'
import type { Change } from '#platform/store/store.ts'
import { patch, remove, type Write } from '#platform/store/write.ts'
import { enrolmentRecord } from './enrolment-record.ts'
import { isPass } from './grade-rules.ts'
import { enrolmentItem, ledgerItem, listOf, type StoredEnrolment } from './items.ts'
import { passing } from './passing.ts'
import { personOf } from './profiles.ts'

/** A course that a student finished, perhaps before this system knew of it: all its sections, and when. */
export interface Completion {
  readonly sections: readonly Section[]
  readonly grade?: string | undefined
}

/** Records courses as completed: no seat moves and no rule is asked, since it has been so. Refusal `enrolled`. */
export function completions(student: Student, courses: readonly Completion[], at: string): Change {
  const passed = courses.filter(({ grade }) => isPass(grade)).flatMap(({ sections }) => sections)
  const courseIds = [...new Set(passed.map(({ courseId }) => courseId))]
  return {
    writes: [
      ...courses.flatMap((course) => completedWrites(student, course, at)),
      ...(courseIds.length > 0 ? [passing(student.studentId, courseIds)] : []),
    ],
    events: [],
  }
}

/** The parts of a course carry its credits once. */
function completedWrites(student: Student, { sections, grade }: Completion, at: string): Write[] {
  const most = Math.max(...sections.map(({ credits }) => credits))
  const carrier = sections.find(({ credits }) => credits === most)
  return sections.map((section) => {
    const credits = section === carrier ? most : 0
    return completedWrite(student, section, { credits, grade, at })
  })
}

/** Takes completions back; the courses named count as passed no longer. */
export const completionRemoval = (
  { studentId, termId }: { readonly studentId: StudentId; readonly termId: TermId },
  sectionIds: readonly SectionId[],
  courseIds: readonly CourseId[],
): Change => ({
  writes: [
    ...sectionIds.map((sectionId) =>
      remove(enrolmentItem.keyOf({ studentId, termId, sectionId }), equals('state', 'completed')),
    ),
    patch(ledgerItem.keyOf({ studentId }), { exclude: { passed: courseIds }, add: { version: 1 } }),
  ],
  events: [],
})

/** One of a class: whoever sits in the section, or has finished it. */
export type ClassMember = Pick<
  StoredEnrolment,
  | 'studentId'
  | 'termId'
  | 'sectionId'
  | 'name'
  | 'sortName'
  | 'rollNumber'
  | 'state'
  | 'grade'
  | 'gradeSteps'
  | 'prepared'
>

export interface Graded {
  readonly grade: string
  readonly steps: readonly GradeStep[]
  readonly at: string
}

/** Ends an enrolment with a grade, and moves it from the roster to those who finished. Refusal `left`. */
export function finishing(member: ClassMember, { grade, steps, at }: Graded): Write {
  const list = listOf.completed
  const g1s = enrolmentItem.fill('g1s', { list, sortName: member.sortName, studentId: member.studentId })
  const set = { state: 'completed', since: at, list, g1s, grade, gradeSteps: steps }
  const change = { set, remove: ['prepared'] }
  return patch(enrolmentItem.keyOf(member), change, equals('state', 'enrolled'), 'left')
}

/** Another grade for whoever has finished; refusal `stale` where the grade is not `before`. */
export function regrading(
  place: Pick<ClassMember, 'studentId' | 'termId' | 'sectionId'>,
  before: string,
  { grade, steps }: Omit<Graded, 'at'>,
): Write {
  const set = { grade, gradeSteps: steps }
  return patch(enrolmentItem.keyOf(place), { set }, equals('grade', before), 'stale')
}

interface Carried {
  readonly credits: number
  readonly grade: string | undefined
  readonly at: string
}

function completedWrite(student: Student, section: Section, { credits, grade, at }: Carried): Write {
  const own = { credits, state: 'completed' as const, since: at, ...(grade !== undefined && { grade }) }
  return {
    write: 'put',
    item: enrolmentRecord(personOf(student), section, own),
    when: any(absent('pk'), equals('state', 'dropped'), equals('state', 'completed')),
    otherwise: 'enrolled',
  }
}
