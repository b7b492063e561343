import type { Term } from '@matricula/contract/catalogue'
import type { Enrolment } from '@matricula/contract/enrolment'
import type { Student } from '@matricula/contract/students'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import { decimal, type RecordFacts, type RecordLine } from './snapshot-rules.ts'

interface Needs {
  readonly enrolments: Enrolments
  readonly catalogue: Catalogue
}

export type RecordFactsOf = (student: Student) => Promise<RecordFacts>

const statuses: Readonly<Record<Student['status'], string>> = {
  active: 'Enrolled',
  leave: 'On leave',
  graduated: 'Graduated',
  withdrawn: 'Withdrawn',
}

/** The record of a student as documents need it. */
export const createRecordFactsOf =
  ({ enrolments, catalogue }: Needs): RecordFactsOf =>
  async (student) => {
    const [all, terms] = await Promise.all([enrolments.enrolmentsOf(student.studentId), catalogue.terms()])
    return factsOf(student, all, terms)
  }

function factsOf(student: Student, all: readonly Enrolment[], terms: readonly Term[]): RecordFacts {
  const taken = all.filter(({ state }) => state === 'enrolled' || state === 'completed')
  const present = new Set(taken.map(({ termId }) => termId))
  return {
    lines: oncePerCourse(taken).map(lineOf),
    terms: terms.filter(({ termId }) => present.has(termId)),
    averages: new Map(),
    status: statuses[student.status],
  }
}

/** A lecture and its laboratory are two sections and one course. */
function oncePerCourse(taken: readonly Enrolment[]): Enrolment[] {
  const courses = new Map<string, Enrolment>()
  for (const one of taken) {
    const key = `${one.termId} ${one.courseId}`
    const other = courses.get(key)
    if (!other || (other.grade === undefined && one.grade !== undefined)) courses.set(key, one)
  }
  return [...courses.values()]
}

const lineOf = ({ courseId, courseTitle, credits, grade, state, termId }: Enrolment): RecordLine => ({
  termId,
  code: courseId,
  title: courseTitle,
  credits: decimal(Math.round(credits * 1000)),
  finished: state === 'completed',
  earned: state === 'completed' ? Math.round(credits * 1000) : 0,
  admitted: true,
  ...(grade !== undefined && { grade }),
})
