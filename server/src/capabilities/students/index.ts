import { Problem, type ProgrammeId, type StudentId } from '@matricula/contract/kernel'
import {
  type Programme,
  RollNumber,
  type Student,
  StudentRow,
  studentRemoved,
} from '@matricula/contract/students'
import type { Capability } from '#platform/capability.ts'
import type { Platform } from '#platform/platform.ts'
import type { Reading } from '#platform/store/reading.ts'
import type { Change } from '#platform/store/store.ts'
import { admissionOf, createAdmit } from './admit.ts'
import { studentAudience } from './audience.ts'
import { alterationOf, createChangeStudent } from './change-student.ts'
import { countsItem, nameWordItem, profileItem, programmeItem, rollItem } from './items.ts'
import { createListStudents } from './list-students.ts'
import { createStudentCounter } from './listeners.ts'
import { createCreateProgramme, createListProgrammes, newProgrammeOf } from './programmes.ts'
import { createCountStudents, createReadStudent } from './read-student.ts'
import { createStudentRepository, profileReading } from './repository.ts'
import { type StudentCommands, studentRoutes } from './routes.ts'
import { countsIn, type StudentCounts } from './rules.ts'
import { createSubjectFor, type SubjectFor } from './subject-for.ts'
import { createWithStudents, studentTables, type WithStudents } from './tables.ts'

export { newStudentId } from './admit.ts'
export { studentCells, studentColumns } from './tables.ts'

/** What the rest may know about students. */
export interface Students extends Capability {
  /** Throws `item.missing`. */
  student(studentId: StudentId): Promise<Student>
  find(studentId: StudentId): Promise<Student | undefined>
  /** To be read together with what others keep. */
  reading(studentId: StudentId): Reading<Student | undefined>
  /** In the order of the ids. */
  studentsOf(studentIds: readonly StudentId[]): Promise<(Student | undefined)[]>
  byRollNumber(rollNumber: string): Promise<Student | undefined>
  /** In the order of the numbers, which are as they are stored. */
  byRollNumbers(rollNumbers: readonly string[]): Promise<(Student | undefined)[]>
  /** Each row with its student, looked up some at a time: for exports. */
  readonly withStudents: WithStudents
  /** Everyone, in no order: for exports. */
  every(): AsyncIterable<Student>
  programmes(): Promise<Programme[]>
  /** Everyone of a programme, or of one year of it, by name; from an index, so as of a moment ago. */
  ofProgramme(programmeId: ProgrammeId, cohort?: string): Promise<Student[]>
  /** What the policy is asked about a student, for this actor. */
  readonly subjectFor: SubjectFor
  /** As of a moment ago: events are counted as they are heard. */
  counts(): Promise<StudentCounts>
  /** Everything that makes one new student; refusal `roll` where the roll number is another's. */
  admission(student: Student): Change
  /** Everything that makes a student, as read, into another of the next version; refusals `stale`, `roll`. */
  alteration(before: Student, after: Student, changed: string[]): Change
  /** Refusal `exists`. */
  newProgramme(programme: Programme): Change
  /** Takes back an admission; refusal `stale`. Whoever asks has made sure that nothing hangs on the student. */
  removal(student: Student): Change
  programmeRemoval(programmeId: ProgrammeId): Change
  readonly commands: StudentCommands
}

export function createStudents({ store, ids }: Platform): Students {
  const students = createStudentRepository(store)
  const student = async (studentId: StudentId): Promise<Student> => {
    const found = await students.find(studentId)
    if (!found) throw new Problem('item.missing', { studentId })
    return found
  }
  const counts = async (): Promise<StudentCounts> => countsIn((await store.get(countsItem.keyOf({}))) ?? {})
  const subjectFor = createSubjectFor(students)
  const commands = {
    admit: createAdmit({ store, ids, students }),
    change: createChangeStudent({ store, students, student }),
    createProgramme: createCreateProgramme({ store, students }),
  }
  return {
    routes: studentRoutes(commands, {
      list: createListStudents(store),
      listProgrammes: createListProgrammes(students),
      count: createCountStudents(counts),
      read: createReadStudent({ student, subjectFor }),
    }),
    audience: studentAudience,
    listeners: [createStudentCounter(store)],
    kinds: [programmeItem, profileItem, nameWordItem, rollItem, countsItem],
    tables: studentTables(students),
    student,
    find: (studentId) => students.find(studentId),
    reading: profileReading,
    studentsOf: (studentIds) => students.findMany(studentIds),
    byRollNumber: async (rollNumber) => {
      const parsed = RollNumber.safeParse(rollNumber)
      const studentId = parsed.success ? await students.idByRollNumber(parsed.data) : undefined
      return studentId && (await students.find(studentId))
    },
    byRollNumbers: (rollNumbers) => students.findByRollNumbers(rollNumbers),
    withStudents: createWithStudents((studentIds) => students.findMany(studentIds)),
    every: () => students.every(),
    programmes: () => students.programmes(),
    ofProgramme: (programmeId, cohort) => students.ofProgramme(programmeId, cohort),
    subjectFor,
    counts,
    admission: (one) => admissionOf(students, one),
    alteration: (before, after, changed) => alterationOf(students, before, after, changed),
    newProgramme: (programme) => newProgrammeOf(students, programme),
    removal: (one) => ({
      writes: students.remove(one),
      events: [studentRemoved(StudentRow.parse(one))],
    }),
    programmeRemoval: (programmeId) => ({ writes: [students.removeProgramme(programmeId)], events: [] }),
    commands,
  }
}
