import type { CourseId, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import {
  absent,
  all,
  any,
  atMost,
  type Condition,
  contains,
  equals,
  lacks,
} from '#platform/store/condition.ts'
import { type Patch, patch, type Write } from '#platform/store/write.ts'
import { ledgerItem } from './items.ts'
import {
  cellsIn,
  creditsIn,
  enrolledIn,
  joined,
  type Ledger,
  type Waiting,
  waitingText,
  waitsIn,
} from './ledger.ts'
import type { Offer } from './rules.ts'
import { cellsOf, probesOf } from './week-rules.ts'

/** The name under which a ledger is found that did not hold what was asked of it unread. */
export const ledgerRefused = 'ledger'

/** DynamoDB takes 300 operators in a condition and each probe has three. */
const mostProbes = 80

/** Whether the week of a bundle can be tried in one condition. */
export const probesFit = ({ term, sections }: Offer): boolean =>
  term.clashes === 'allow' || probesOf(sections).length <= mostProbes

interface Blind {
  readonly studentId: StudentId
  readonly offer: Offer
  readonly requires: readonly CourseId[]
  readonly courseId: CourseId
  /** Where the student leaves a line for the seat. */
  readonly from?: Waiting
}

/** Everything that must hold of a ledger to enrol, as one condition of the store: nothing is read before. */
function eligible({ offer, requires, courseId, from }: Blind): Condition {
  const { term, sections, credits } = offer
  const place = waitsIn(term.termId, courseId)
  const left = term.creditLimit - credits
  const enough = atMost(creditsIn(term.termId), left)
  return all(
    absent('holds'),
    // An own limit is held against the ledger itself, which takes a look at it.
    absent('limit'),
    absent(enrolledIn(term.termId, courseId)),
    from ? equals(place, waitingText(from)) : absent(place),
    left >= 0 ? any(absent(creditsIn(term.termId)), enough) : enough,
    ...requires.map((required) => contains('passed', required)),
    ...(term.clashes === 'allow'
      ? []
      : probesOf(sections).map((probe) => lacks(cellsIn(term.termId), probe))),
  )
}

const changed = (studentId: StudentId, change: Patch, when: Condition, otherwise: string): Write =>
  patch(
    ledgerItem.keyOf({ studentId }),
    { ...change, set: { ...change.set, studentId }, add: { ...change.add, version: 1 } },
    when,
    otherwise,
  )

/** Counts a bundle as enrolled where all conditions hold, without having read the ledger. */
export function enrolBlindly(blind: Blind): Write {
  const { studentId, offer, courseId, from } = blind
  const { termId } = offer.term
  const sectionIds = offer.sections.map((section) => section.sectionId)
  const change: Patch = {
    set: { [enrolledIn(termId, courseId)]: joined(sectionIds) },
    add: { [creditsIn(termId)]: offer.credits },
    include: { [cellsIn(termId)]: [...cellsOf(offer.sections)] },
    ...(from && { remove: [waitsIn(termId, courseId)] }),
  }
  return changed(studentId, change, eligible(blind), ledgerRefused)
}

/** Notes a place in a line where the student could enrol if there were a seat. */
export function waitBlindly(blind: Blind, waiting: Waiting): Write {
  const place = waitsIn(blind.offer.term.termId, blind.courseId)
  const change: Patch = { set: { [place]: waitingText(waiting) } }
  return changed(blind.studentId, change, eligible(blind), ledgerRefused)
}

/** The same place stands in these lines from now on. */
export function waitInMoreLines(
  { studentId, termId, courseId }: { studentId: StudentId; termId: TermId; courseId: CourseId },
  waiting: Waiting,
  lines: readonly SectionId[],
  otherwise: string,
): Write {
  const place = waitsIn(termId, courseId)
  const change = { set: { [place]: waitingText({ ...waiting, lines }) } }
  return changed(studentId, change, equals(place, waitingText(waiting)), otherwise)
}

/** Sets the ledger of one term as it was decided on what was read; refused where it has changed since. */
export function rewriteLedger(
  { studentId, termId }: { readonly studentId: StudentId; readonly termId: TermId },
  before: Ledger,
  after: Ledger,
): Write {
  const set: Record<string, unknown> = { [creditsIn(termId)]: after.credits }
  for (const [courseId, sectionIds] of after.enrolled) set[enrolledIn(termId, courseId)] = joined(sectionIds)
  for (const [courseId, waiting] of after.waits) set[waitsIn(termId, courseId)] = waitingText(waiting)
  if (after.cells.size > 0) set[cellsIn(termId)] = after.cells
  const remove = [
    ...[...before.enrolled.keys()]
      .filter((courseId) => !after.enrolled.has(courseId))
      .map((courseId) => enrolledIn(termId, courseId)),
    ...[...before.waits.keys()]
      .filter((courseId) => !after.waits.has(courseId))
      .map((courseId) => waitsIn(termId, courseId)),
    ...(after.cells.size > 0 ? [] : [cellsIn(termId)]),
  ]
  const unchanged = before.version === 0 ? absent('version') : equals('version', before.version)
  return changed(studentId, { set, remove }, unchanged, 'stale')
}
