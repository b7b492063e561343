import {
  checkInClosed,
  checkInMade,
  checkInOpened,
  leaveMoved,
  meetingAdded,
  meetingCancelled,
  meetingResumed,
  registerMarked,
  registerSubmitted,
} from '@matricula/contract/attendance'
import { enrolmentConfirmed, enrolmentDropped, waitlistPromoted } from '@matricula/contract/enrolment'
import { gradeChangeMoved, gradesMoved } from '@matricula/contract/finals'
import { readDesk, readStatistics, readTermStatistics, readToday } from '@matricula/contract/operations'
import { standingReviewMoved } from '@matricula/contract/standing'
import type { Reply } from '#platform/call.ts'
import { foldedAfter, type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

const numbersAndDay = (facts: { readonly termId?: string | undefined }) => [
  keyOf(readStatistics),
  keyOf(readToday),
  keyOf(readTermStatistics, { termId: facts.termId }),
]

const desk = () => [keyOf(readDesk)]

type Today = Reply<typeof readToday>

/** Everyone hears that check-in opens or closes; whoever has no such meeting today has nothing to ask again. */
const withCheckIn = (
  kept: Today,
  { sectionId, meetingId }: { readonly sectionId?: string; readonly meetingId?: string },
  open: boolean,
): Today => ({
  ...kept,
  attending: kept.attending.map((entry) =>
    entry.sectionId === sectionId && entry.meetingId === meetingId
      ? { ...entry, checkIn: { ...entry.checkIn, open } }
      : entry,
  ),
})
const thisDay = () => keyOf(readToday, {}, {})

/** What a day and the numbers are made of. */
export const operationsStale: readonly StaleRule[] = [
  staleAfter(enrolmentConfirmed, numbersAndDay),
  staleAfter(enrolmentDropped, numbersAndDay),
  staleAfter(waitlistPromoted, numbersAndDay),
  staleAfter(registerMarked, () => [keyOf(readToday)]),
  staleAfter(registerSubmitted, () => [keyOf(readToday)]),
  staleAfter(leaveMoved, desk),
  staleAfter(gradeChangeMoved, desk),
  staleAfter(gradesMoved, desk),
  staleAfter(standingReviewMoved, desk),
  staleAfter(meetingAdded, () => [keyOf(readToday)]),
  staleAfter(meetingCancelled, () => [keyOf(readToday)]),
  staleAfter(meetingResumed, () => [keyOf(readToday)]),
  staleAfter(checkInMade, () => [keyOf(readToday)]),
  foldedAfter(checkInOpened, thisDay, (kept: Today, facts) => withCheckIn(kept, facts, true)),
  foldedAfter(checkInClosed, thisDay, (kept: Today, facts) => withCheckIn(kept, facts, false)),
]
