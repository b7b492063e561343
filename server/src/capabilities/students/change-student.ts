import { Problem, type StudentId } from '@matricula/contract/kernel'
import { Student, type StudentChange, StudentRow, studentChanged } from '@matricula/contract/students'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Change, Store } from '#platform/store/store.ts'
import { knownProgramme, rollTaken } from './admit.ts'
import type { StudentRepository } from './repository.ts'
import { changedStudent } from './rules.ts'

interface Needs {
  readonly store: Store
  readonly students: StudentRepository
  readonly student: (studentId: StudentId) => Promise<Student>
}

export type ChangeStudent = (
  actor: Actor,
  studentId: StudentId,
  wished: z.output<typeof StudentChange>,
) => Promise<Student>

/** Changes exactly what the caller saw; whoever was slower is told what is there now. */
export function createChangeStudent({ store, students, student }: Needs): ChangeStudent {
  return async (actor, studentId, wished) => {
    demand(actor, 'student.change', { studentId })
    const before = await student(studentId)
    if (wished.version !== before.version) throw new Problem('item.stale', { current: before })
    const { student: after, changed } = changedStudent(before, wished)
    if (changed.length === 0) return before
    if (changed.includes('programmeId')) await knownProgramme(students, after.programmeId)
    const change = { ...alterationOf(students, before, after, changed), answer: after }
    await explaining(store.commit(actor, change), {
      roll: rollTaken,
      stale: (found) => new Problem('item.stale', { current: found && Student.parse(found) }),
    })
    return after
  }
}

/** Everything that makes one student into another, as a value; refusals `stale` and `roll`. */
export const alterationOf = (
  students: StudentRepository,
  before: Student,
  after: Student,
  changed: string[],
): Change => ({
  writes: students.replace(before, after),
  events: [
    studentChanged({
      ...StudentRow.parse(after),
      version: after.version,
      changed,
      was: { programmeId: before.programmeId, status: before.status },
    }),
  ],
})
