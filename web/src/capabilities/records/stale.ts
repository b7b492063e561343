import {
  attendanceCondoned,
  meetingCancelled,
  registerMarked,
  registerSubmitted,
} from '@matricula/contract/attendance'
import {
  enrolmentConfirmed,
  enrolmentDropped,
  enrolmentRecounted,
  waitlistPromoted,
} from '@matricula/contract/enrolment'
import { gradeReleased } from '@matricula/contract/finals'
import { markReleased } from '@matricula/contract/grading'
import {
  distributionRecorded,
  distributionRemoved,
  listDistributions,
  readRecord,
} from '@matricula/contract/records'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const recordOf = ({ studentId }: { readonly studentId?: string | undefined }) => [
  keyOf(readRecord, { studentId }),
]

export const recordStale: readonly StaleRule[] = [
  staleAfter(distributionRecorded, ({ courseId }) => [keyOf(listDistributions, { courseId })]),
  staleAfter(distributionRemoved, ({ courseId }) => [keyOf(listDistributions, { courseId })]),
  staleAfter(markReleased, recordOf),
  staleAfter(gradeReleased, recordOf),
  staleAfter(registerMarked, ({ marks = [] }) => marks.flatMap(recordOf)),
  staleAfter(registerSubmitted, ({ marks = [] }) => marks.flatMap(recordOf)),
  staleAfter(attendanceCondoned, recordOf),
  staleAfter(meetingCancelled, ({ marks = [] }) => marks.flatMap(recordOf)),
  staleAfter(enrolmentConfirmed, recordOf),
  staleAfter(enrolmentRecounted, recordOf),
  staleAfter(enrolmentDropped, recordOf),
  staleAfter(waitlistPromoted, recordOf),
]
