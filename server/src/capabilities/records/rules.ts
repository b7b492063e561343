import type { AttendanceTally } from '@matricula/contract/attendance'
import type { Term } from '@matricula/contract/catalogue'
import type { Enrolment } from '@matricula/contract/enrolment'
import type { ReleasedMark } from '@matricula/contract/grading'
import type { SectionId } from '@matricula/contract/kernel'
import type { AcademicRecord, RecordCourse } from '@matricula/contract/records'

export interface RecordFacts {
  readonly enrolments: readonly Enrolment[]
  readonly terms: readonly Term[]
  readonly marks: ReadonlyMap<SectionId, ReleasedMark[]>
  readonly tallies: readonly AttendanceTally[]
}

/** What was taken counts; what was dropped or only waited for is not part of the record. */
export const isTaken = ({ state }: Pick<Enrolment, 'state'>): boolean =>
  state === 'enrolled' || state === 'completed'

/** The record, newest term first. Credits are steps of a quarter, so their sums are exact. */
export function decideRecord({ enrolments, terms, marks, tallies }: RecordFacts): AcademicRecord {
  const tallyOf = new Map(tallies.map(({ sectionId, ...counts }) => [sectionId, counts]))
  const courses = enrolments.filter(isTaken).map((enrolment): RecordCourse => {
    const attendance = tallyOf.get(enrolment.sectionId)
    const marked = attendance && Object.values(attendance).some((count) => count > 0)
    return {
      ...enrolment,
      marks: marks.get(enrolment.sectionId) ?? [],
      ...(marked && { attendance }),
    }
  })
  return {
    terms: terms
      .map((term) => ({ term, taken: courses.filter((course) => course.termId === term.termId) }))
      .filter(({ taken }) => taken.length > 0)
      .toSorted((one, other) => (one.term.startsOn < other.term.startsOn ? 1 : -1))
      .map(({ term: { termId, title }, taken }) => ({
        termId,
        title,
        credits: creditsOf(taken),
        courses: taken.toSorted(byCourse),
      })),
    creditsCompleted: creditsOf(courses.filter((course) => course.state === 'completed')),
  }
}

const creditsOf = (courses: readonly { readonly credits: number }[]): number =>
  courses.reduce((sum, course) => sum + course.credits, 0)

const byCourse = (one: RecordCourse, other: RecordCourse): number =>
  `${one.courseId} ${one.code}` < `${other.courseId} ${other.code}` ? -1 : 1
