import {
  capacityChanged,
  listSeats,
  listSections,
  sectionChanged,
  sectionCreated,
} from '@matricula/contract/catalogue'
import {
  enrolmentConfirmed,
  enrolmentDropped,
  enrolmentRecounted,
  holdPlaced,
  holdReleased,
  listEnrolments,
  listHolds,
  listRoster,
  waitlistJoined,
  waitlistLeft,
  waitlistPromoted,
} from '@matricula/contract/enrolment'
import { type StaleRule, staleAfter } from '#platform/stale.ts'
import { keyOf } from '#platform/use-reply.ts'

interface OfBundle {
  readonly studentId?: string | undefined
  readonly sectionIds?: readonly string[] | undefined
}

const bundleReplies = ({ studentId, sectionIds }: OfBundle) => [
  keyOf(listEnrolments, { studentId }),
  ...(sectionIds ?? []).map((sectionId) => keyOf(listRoster, { sectionId })),
]
const holdReplies = ({ studentId }: OfBundle) => [
  keyOf(listHolds, { studentId }),
  keyOf(listEnrolments, { studentId }),
]
const catalogueReplies = ({ termId }: { readonly termId?: string | undefined }) => [
  keyOf(listSections, { termId }),
  keyOf(listSeats, { termId }),
]

export const enrolmentStale: readonly StaleRule[] = [
  staleAfter(enrolmentConfirmed, bundleReplies),
  staleAfter(enrolmentDropped, bundleReplies),
  staleAfter(enrolmentRecounted, bundleReplies),
  staleAfter(waitlistJoined, bundleReplies),
  staleAfter(waitlistLeft, bundleReplies),
  staleAfter(waitlistPromoted, bundleReplies),
  staleAfter(holdPlaced, holdReplies),
  staleAfter(holdReleased, holdReplies),
  staleAfter(sectionCreated, catalogueReplies),
  staleAfter(sectionChanged, catalogueReplies),
  staleAfter(capacityChanged, catalogueReplies),
]
