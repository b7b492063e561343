import type { StudentId } from '@matricula/contract/kernel'
import { fullName, type Student } from '@matricula/contract/students'
import type { Students } from '#capabilities/students/index.ts'
import type { Clock } from '#platform/clock.ts'

/** What enrolment knows of a person: enough for a roster and for the question whether they may register. */
export interface Person {
  readonly studentId: StudentId
  readonly name: string
  readonly sortName: string
  readonly rollNumber: string
  readonly programmeId: string
  readonly status: Student['status']
}

/** Profiles kept for a minute, so that a student who registers is not looked up for each wish. */
export interface Profiles {
  /** Throws item.missing. */
  of(studentId: StudentId): Promise<Person>
  forget(studentId: string): void
}

const keptMillis = 60_000
const mostKept = 50_000

export const personOf = (student: Student): Person => ({
  studentId: student.studentId,
  name: fullName(student),
  sortName: fullName(student).toLocaleLowerCase('en'),
  rollNumber: student.rollNumber,
  programmeId: student.programmeId,
  status: student.status,
})

export function createProfiles(students: Pick<Students, 'student'>, clock: Clock): Profiles {
  const kept = new Map<string, { person: Person; until: number }>()

  return {
    async of(studentId) {
      const known = kept.get(studentId)
      if (known && known.until > clock.millis()) return known.person
      const person = personOf(await students.student(studentId))
      if (kept.size >= mostKept) kept.clear()
      kept.set(studentId, { person, until: clock.millis() + keptMillis })
      return person
    },
    forget: (studentId) => void kept.delete(studentId),
  }
}
