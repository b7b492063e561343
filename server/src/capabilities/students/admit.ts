import { Problem, type ProgrammeId, StudentId } from '@matricula/contract/kernel'
import { type NewStudent, type Student, StudentRow, studentAdmitted } from '@matricula/contract/students'
import type { z } from 'zod'
import { type Actor, demand } from '#platform/actor.ts'
import type { Ids } from '#platform/ids.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Change, Store } from '#platform/store/store.ts'
import type { StudentRepository } from './repository.ts'

interface Needs {
  readonly store: Store
  readonly ids: Ids
  readonly students: StudentRepository
}

export type Admit = (actor: Actor, wished: z.output<typeof NewStudent>) => Promise<Student>

/** Gives a new student an id, a place in every list, and the roll number for good. */
export function createAdmit({ store, ids, students }: Needs): Admit {
  return async (actor, wished) => {
    demand(actor, 'student.admit')
    await knownProgramme(students, wished.programmeId)
    const studentId = newStudentId(ids)
    const student: Student = { ...wished, studentId, version: 1 }
    const change = { ...admissionOf(students, student), answer: student }
    await explaining(store.commit(actor, change), { roll: rollTaken })
    return student
  }
}

export const newStudentId = (ids: Ids): StudentId => StudentId.parse(`s${ids.short()}`)

/** Everything that makes a new student, as a value; refusal `roll` where the roll number is another's. */
export const admissionOf = (students: StudentRepository, student: Student): Change => ({
  writes: students.insert(student),
  events: [studentAdmitted(StudentRow.parse(student))],
})

export async function knownProgramme(students: StudentRepository, programmeId: ProgrammeId): Promise<void> {
  if (await students.findProgramme(programmeId)) return
  const message = `There is no programme ${programmeId}. Choose another, or add the programme first`
  throw new Problem('request.invalid', { fields: [{ field: 'programmeId', message }] })
}

/** Tells whose the number is: whoever may admit may read every student. */
export function rollTaken(found: Readonly<Record<string, unknown>> | undefined): Problem {
  const owner = StudentRow.safeParse(found)
  const whose = owner.success
    ? `${owner.data.givenName} ${owner.data.familyName ?? ''}`.trim()
    : 'another student'
  const message = `This is the roll number of ${whose}. Enter another`
  return new Problem('item.exists', { fields: [{ field: 'rollNumber', message }] })
}
