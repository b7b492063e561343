import {
  attendanceCondoned,
  leaveMoved,
  listLeaves,
  listMeetings,
  meetingAdded,
  meetingCancelled,
  meetingResumed,
  readAttendance,
  readEligibility,
  readRegister,
  registerMarked,
  registerSubmitted,
  watchLeaves,
} from '@matricula/contract/attendance'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

interface About {
  readonly sectionId?: string | undefined
  readonly meetingId?: string | undefined
}

const registerReplies = ({ sectionId, meetingId }: About) => [
  keyOf(readRegister, { sectionId, meetingId }),
  keyOf(listMeetings, { sectionId }),
  keyOf(readAttendance),
  keyOf(readEligibility, { sectionId }),
]

export const attendanceStale: readonly StaleRule[] = [
  staleAfter(registerMarked, registerReplies),
  staleAfter(registerSubmitted, registerReplies),
  staleAfter(attendanceCondoned, registerReplies),
  staleAfter(meetingCancelled, registerReplies),
  staleAfter(meetingAdded, registerReplies),
  staleAfter(leaveMoved, ({ studentId }) => [keyOf(listLeaves, { studentId }), keyOf(watchLeaves)]),
  staleAfter(meetingResumed, registerReplies),
]
