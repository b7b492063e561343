import type { AttendanceTally } from '@matricula/contract/attendance'
import type { SectionId, StudentId } from '@matricula/contract/kernel'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Students } from '#capabilities/students/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { AttendanceRepository } from './repository.ts'

export type TalliesOf = (
  studentId: StudentId,
  sectionIds?: readonly SectionId[],
) => Promise<AttendanceTally[]>

/** Of these sections, in one batch; where none are named, of every one that the student sits or sat in. */
export const createTalliesOf =
  (enrolments: Enrolments, registers: AttendanceRepository): TalliesOf =>
  async (studentId, sectionIds) =>
    await registers.talliesOf(studentId, sectionIds ?? (await satIn(enrolments, studentId)))

async function satIn(enrolments: Enrolments, studentId: StudentId): Promise<SectionId[]> {
  const all = await enrolments.enrolmentsOf(studentId)
  return all
    .filter(({ state }) => state === 'enrolled' || state === 'completed')
    .map((enrolment) => enrolment.sectionId)
}

export type ReadAttendance = (actor: Actor, studentId: StudentId) => Promise<AttendanceTally[]>

export const createReadAttendance =
  (students: Students, talliesOf: TalliesOf): ReadAttendance =>
  async (actor, studentId) => {
    demand(actor, 'attendance.read-own', await students.subjectFor(actor, studentId))
    const [tallies] = await Promise.all([talliesOf(studentId), students.student(studentId)])
    return tallies
  }
