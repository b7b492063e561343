import type { Section } from '@matricula/contract/catalogue'
import type { Refusal } from '@matricula/contract/enrolment'
import { coursesOf, dropRefusals, finishedRefusals, ledgerWithout } from './drop-rules.ts'
import type { WaitingEntry } from './items.ts'
import { type Ledger, ledgerFrom, sectionIdsIn } from './ledger.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { ledgerRefusals } from './rules.ts'
import type { Asking, Wish } from './wishes.ts'

/** A student's ledger as it was read, and what it says to a wish. */
export interface Exact {
  readonly before: Ledger
  /** Without what the wish gives up, and without the place in the line that it comes from. */
  readonly without: Ledger
  readonly refusals: readonly Refusal[]
}

/**
 * Reads the ledger and decides on it: where the store's conditions are too coarse (alternate weeks), where something
 * is given up in the same step, and where a refusal must be explained. Whoever commits on it names its version.
 */
export async function lookExactly(
  { repository, catalogue }: Pick<EnrolmentNeeds, 'repository' | 'catalogue'>,
  { person, term }: Asking,
  wish: Wish,
  from?: WaitingEntry,
): Promise<Exact> {
  const { studentId } = person
  const { ledger, enrolments } = await repository.ledgerWithEnrolments(
    studentId,
    wish.instead.map(({ sectionId }) => ({ studentId, termId: term.termId, sectionId })),
  )
  const before = ledgerFrom(ledger, term.termId)
  const sitsIn = await catalogue.sectionsOf(sectionIdsIn(before))
  const left = sitsIn.filter((section) => !named(wish.instead, section))
  const given = enrolments.filter((enrolment) => enrolment.state === 'enrolled')
  const credits = given.reduce((sum, enrolment) => sum + enrolment.credits, 0)
  const without = withoutPlace(
    wish.instead.length > 0
      ? ledgerWithout(before, { courseIds: coursesOf(wish.instead), credits, left })
      : before,
    wish,
    from,
  )
  return {
    before,
    without,
    refusals: [
      ...dropRefusals(wish.instead, before, sitsIn),
      ...finishedRefusals(wish.instead, enrolments),
      ...ledgerRefusals({ offer: wish.offer, requires: wish.requires, ledger: without, sitsIn: left }),
    ],
  }
}

const named = (sections: readonly Section[], section: Section): boolean =>
  sections.some((other) => other.sectionId === section.sectionId)

/** Whoever comes from a line does not count as waiting any more. */
export function withoutPlace(ledger: Ledger, { courseId }: Wish, from: WaitingEntry | undefined): Ledger {
  const place = ledger.waits.get(courseId)
  if (!from || place?.ticket !== from.ticket) return ledger
  const waits = new Map(ledger.waits)
  waits.delete(courseId)
  return { ...ledger, waits }
}
