import { attendanceCondoned, leaveMoved, registersReminded } from '@matricula/contract/attendance'
import {
  enrolmentConfirmed,
  enrolmentDropped,
  enrolmentRecounted,
  holdPlaced,
  holdReleased,
  waitlistPromoted,
} from '@matricula/contract/enrolment'
import { gradeReleased } from '@matricula/contract/finals'
import { markReleased } from '@matricula/contract/grading'
import {
  announcementMade,
  announcementWithdrawn,
  cohortSaved,
  listAnnouncements,
  listSavedCohorts,
  listSectionAnnouncements,
  readInbox,
} from '@matricula/contract/notices'
import { standingDecided, standingReviewMoved } from '@matricula/contract/standing'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const inbox = () => [keyOf(readInbox)]
const lists = () => [...inbox(), keyOf(listAnnouncements), keyOf(listSectionAnnouncements)]

/** A page hears only of its own student, so whatever happens to a student concerns its own inbox. */
export const noticeStale: readonly StaleRule[] = [
  staleAfter(announcementMade, lists),
  staleAfter(cohortSaved, () => [...inbox(), keyOf(listSavedCohorts)]),
  staleAfter(announcementWithdrawn, lists),
  staleAfter(enrolmentConfirmed, inbox),
  staleAfter(enrolmentDropped, inbox),
  staleAfter(enrolmentRecounted, inbox),
  staleAfter(waitlistPromoted, inbox),
  staleAfter(holdPlaced, inbox),
  staleAfter(holdReleased, inbox),
  staleAfter(markReleased, inbox),
  staleAfter(gradeReleased, inbox),
  staleAfter(attendanceCondoned, inbox),
  staleAfter(leaveMoved, inbox),
  staleAfter(registersReminded, inbox),
  staleAfter(standingDecided, inbox),
  staleAfter(standingReviewMoved, inbox),
]
