import {
  attendanceCondoned,
  type CheckIn,
  checkInClosed,
  checkInMade,
  checkInOpened,
  followUpMoved,
  leaveMoved,
  listLeaves,
  listMeetingChanges,
  listMeetings,
  listOwnLateRegisters,
  meetingAdded,
  meetingCancelled,
  meetingResumed,
  readAttendance,
  readCheckIn,
  readCheckInCodes,
  readEligibility,
  readOwnCheckIn,
  readRegister,
  registerMarked,
  registerSubmitted,
  registersReminded,
  watchLateRegisters,
  watchLeaves,
} from '@matricula/contract/attendance'
import { foldedAfter, type StaleRule, staleAfter } from '#platform/stale.ts'
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
  keyOf(readOwnCheckIn, { sectionId, meetingId }),
]
const lateReplies = () => [keyOf(watchLateRegisters), keyOf(listOwnLateRegisters)]
const timetableReplies = (about: About) => [
  ...registerReplies(about),
  ...lateReplies(),
  keyOf(listMeetingChanges),
]

const checkInReplies = ({ sectionId, meetingId }: About) => [
  keyOf(readCheckIn, { sectionId, meetingId }),
  keyOf(readCheckInCodes, { sectionId, meetingId }),
  keyOf(readOwnCheckIn, { sectionId, meetingId }),
]

/** A full hall checks in within a minute: each claim is added to those that are known, and nothing is asked again. */
function withClaim(
  kept: CheckIn,
  { studentId, at, device }: Partial<CheckIn['claims'][number]>,
): CheckIn | undefined {
  if (studentId === undefined || at === undefined) return undefined
  const others = kept.claims.filter((claim) => claim.studentId !== studentId)
  return { ...kept, claims: [...others, { studentId, at, ...(device !== undefined && { device }) }] }
}

export const attendanceStale: readonly StaleRule[] = [
  staleAfter(registerMarked, registerReplies),
  staleAfter(registerSubmitted, registerReplies),
  staleAfter(attendanceCondoned, registerReplies),
  staleAfter(followUpMoved, lateReplies),
  staleAfter(registersReminded, lateReplies),
  staleAfter(meetingCancelled, timetableReplies),
  staleAfter(meetingAdded, timetableReplies),
  staleAfter(leaveMoved, ({ studentId }) => [keyOf(listLeaves, { studentId }), keyOf(watchLeaves)]),
  staleAfter(meetingResumed, timetableReplies),
  staleAfter(checkInOpened, checkInReplies),
  staleAfter(checkInClosed, checkInReplies),
  foldedAfter(
    checkInMade,
    ({ sectionId, meetingId }) => keyOf(readCheckIn, { sectionId, meetingId }),
    (kept: CheckIn, facts) => withClaim(kept, facts),
  ),
  staleAfter(checkInMade, ({ sectionId, meetingId }) => [keyOf(readOwnCheckIn, { sectionId, meetingId })]),
]
