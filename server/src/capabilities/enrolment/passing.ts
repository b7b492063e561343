import type { CourseId, StudentId } from '@matricula/contract/kernel'
import { patch, type Write } from '#platform/store/write.ts'
import { ledgerItem } from './items.ts'

/** Courses that count as passed from now on, wherever a course requires them. */
export const passing = (studentId: StudentId, courseIds: readonly CourseId[]): Write =>
  patch(ledgerItem.keyOf({ studentId }), {
    set: { studentId },
    include: { passed: courseIds },
    add: { version: 1 },
  })

/** Courses that count as passed no longer. */
export const notPassing = (studentId: StudentId, courseIds: readonly CourseId[]): Write =>
  patch(ledgerItem.keyOf({ studentId }), {
    set: { studentId },
    exclude: { passed: courseIds },
    add: { version: 1 },
  })
