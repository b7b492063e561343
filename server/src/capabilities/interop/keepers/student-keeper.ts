import { StudentId } from '@matricula/contract/kernel'
import { Student } from '@matricula/contract/students'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Decision, Keeper, Undoing } from '#capabilities/interop/keeper.ts'
import type { Undo } from '#capabilities/interop/undo.ts'
import type { StudentWish } from '#capabilities/interop/wishes.ts'
import { newStudentId, type Students } from '#capabilities/students/index.ts'
import type { Ids } from '#platform/ids.ts'
import { defined, differences } from './differences.ts'

interface Needs {
  readonly students: Students
  readonly enrolments: Pick<Enrolments, 'enrolmentsOf'>
  readonly ids: Ids
}

/** Students are known by their roll number. */
export function createStudentKeeper({ students, enrolments, ids }: Needs): Keeper<StudentWish> {
  const known = new Map<string, Student>()
  const looked = new Set<string>()

  return {
    async prepare(wishes) {
      const fresh = wishes.map(({ student }) => student.rollNumber).filter((roll) => !looked.has(roll))
      const found = await students.byRollNumbers(fresh)
      for (const [place, roll] of fresh.entries()) {
        looked.add(roll)
        const student = found[place]
        if (student) known.set(roll, student)
      }
    },
    async decide({ student: wished }) {
      const before = known.get(wished.rollNumber)
      return before ? changed(before, wished) : created(wished)
    },
    forget({ student }) {
      known.delete(student.rollNumber)
      looked.delete(student.rollNumber)
    },
    undo: (undo) => undoing(students, enrolments, undo),
  }

  function created(wished: StudentWish['student']): Decision {
    const studentId = newStudentId(ids)
    const student: Student = {
      ...defined({ ...wished }),
      status: wished.status ?? 'active',
      studentId,
      version: 1,
    }
    known.set(student.rollNumber, student)
    return {
      decision: 'created',
      change: students.admission(student),
      undo: { of: 'student', id: studentId, version: 1 },
    }
  }

  function changed(before: Student, wished: StudentWish['student']): Decision {
    const fields = differences({ ...before }, { ...wished })
    if (fields.length === 0) return { decision: 'same' }
    const after: Student = {
      ...before,
      ...defined({ ...wished }),
      status: wished.status ?? before.status,
      version: before.version + 1,
    }
    known.set(after.rollNumber, after)
    return {
      decision: 'changed',
      change: students.alteration(before, after, fields),
      undo: { of: 'student', id: before.studentId, version: after.version, before: { ...before } },
    }
  }
}

async function undoing(
  students: Students,
  enrolments: Needs['enrolments'],
  { id, version, before }: Undo,
): Promise<Undoing> {
  const now = await students.find(StudentId.parse(id))
  if (!now) return { stays: 'It is gone' }
  if (now.version !== version) return { stays: 'It was changed since' }
  if (before) {
    const was = { ...Student.parse(before), version: version + 1 }
    return { change: students.alteration(now, was, differences({ ...now }, { ...was, version: undefined })) }
  }
  const seats = await enrolments.enrolmentsOf(now.studentId)
  return seats.length > 0 ? { stays: 'The student is enrolled' } : { change: students.removal(now) }
}
