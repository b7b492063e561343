import {
  countStudents,
  listProgrammes,
  listStudents,
  programmeCreated,
  readStudent,
  studentAdmitted,
  studentChanged,
  studentRemoved,
} from '@matricula/contract/students'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const listed = [keyOf(listStudents), keyOf(countStudents)]

export const studentStale: readonly StaleRule[] = [
  staleAfter(programmeCreated, () => [keyOf(listProgrammes)]),
  staleAfter(studentAdmitted, () => listed),
  staleAfter(studentRemoved, () => listed),
  staleAfter(studentChanged, ({ studentId }) => [...listed, keyOf(readStudent, { studentId })]),
]
