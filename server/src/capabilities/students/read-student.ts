import type { StudentId } from '@matricula/contract/kernel'
import type { Student } from '@matricula/contract/students'
import { type Actor, demand } from '#platform/actor.ts'
import type { StudentCounts } from './rules.ts'
import type { SubjectFor } from './subject-for.ts'

export type ReadStudent = (actor: Actor, studentId: StudentId) => Promise<Student>
export type CountStudents = (actor: Actor) => Promise<StudentCounts>

interface Needs {
  readonly student: (studentId: StudentId) => Promise<Student>
  readonly subjectFor: SubjectFor
}

export const createReadStudent =
  ({ student, subjectFor }: Needs): ReadStudent =>
  async (actor, studentId) => {
    demand(actor, 'student.read', await subjectFor(actor, studentId))
    return await student(studentId)
  }

/** One read, however many students there are. */
export const createCountStudents =
  (counts: () => Promise<StudentCounts>): CountStudents =>
  async (actor) => {
    demand(actor, 'student.list')
    return await counts()
  }
