import type { DepartmentId, StudentId, Subject } from '@matricula/contract/kernel'
import type { Actor } from '#platform/actor.ts'
import type { StudentRepository } from './repository.ts'

/** What a student is to the policy: themselves, and of the department of their programme. */
export type SubjectFor = (actor: Actor, studentId: StudentId) => Promise<Subject>

/** Reads the department only for whoever holds a role in one: for everybody else it decides nothing. */
export const createSubjectFor =
  (students: Pick<StudentRepository, 'find' | 'programmes'>): SubjectFor =>
  async (actor, studentId) => {
    const isOfDepartment = actor.grants?.some(({ scope }) => scope.kind === 'department') ?? false
    return isOfDepartment
      ? { studentId, departmentId: await departmentOf(students, studentId) }
      : { studentId }
  }

async function departmentOf(
  students: Pick<StudentRepository, 'find' | 'programmes'>,
  studentId: StudentId,
): Promise<DepartmentId | undefined> {
  const [student, programmes] = await Promise.all([students.find(studentId), students.programmes()])
  return programmes.find(({ programmeId }) => programmeId === student?.programmeId)?.departmentId
}
