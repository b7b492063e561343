import type { StudentId } from '@matricula/contract/kernel'
import type { AcademicRecord } from '@matricula/contract/records'
import type { Attendance } from '#capabilities/attendance/index.ts'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Grading } from '#capabilities/grading/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import { decideRecord, isTaken } from './rules.ts'

export interface Needs {
  readonly students: Students
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly attendance: Attendance
  readonly grading: Grading
}

export type ReadRecord = (actor: Actor, studentId: StudentId) => Promise<AcademicRecord>

/** Three steps, however many terms there are: enrolments, then tallies and plans, then the released marks. */
export function createReadRecord({
  students,
  catalogue,
  enrolments,
  attendance,
  grading,
}: Needs): ReadRecord {
  return async (actor, studentId) => {
    demand(actor, 'record.read', { studentId })
    const [all, terms] = await Promise.all([
      enrolments.enrolmentsOf(studentId),
      catalogue.terms(),
      students.student(studentId),
    ])
    const taken = all.filter(isTaken).map((enrolment) => enrolment.sectionId)
    const [marks, tallies] = await Promise.all([
      grading.releasedMarksOf(studentId, taken),
      attendance.talliesOf(studentId, taken),
    ])
    return decideRecord({ enrolments: all, terms, marks, tallies })
  }
}
