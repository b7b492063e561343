import type { Section } from '@matricula/contract/catalogue'
import type { RegistrationOutcome } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { Change } from '#platform/store/store.ts'
import { droppedFacts, leavingAll } from './changes.ts'
import { coursesOf, dropRefusals, finishedRefusals, ledgerWithout } from './drop-rules.ts'
import { beginHandOver, commitHandingOver } from './hand-over.ts'
import { type Ledger, ledgerFrom, sectionIdsIn } from './ledger.ts'
import { rewriteLedger } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { settle } from './settle.ts'
import { windowRefusals } from './window-rules.ts'
import { type Asking, idsOf } from './wishes.ts'

export type Drop = (asking: Asking, sections: readonly Section[]) => Promise<RegistrationOutcome>

/**
 * Gives seats back; whoever is next has the seat in the same step. Where that takes more than one step the seat cannot
 * be taken by a newcomer, and the lines are examined by whoever hears the fact.
 */
export function createDrop(needs: EnrolmentNeeds): Drop {
  const { clock, lanes, repository, catalogue, full, classes, seatsBoard } = needs

  async function look(asking: Asking, sections: readonly Section[]) {
    const { studentId } = asking.person
    const { termId } = asking.term
    const { ledger, enrolments } = await repository.ledgerWithEnrolments(
      studentId,
      idsOf(sections).map((sectionId) => ({ studentId, termId, sectionId })),
    )
    const before = ledgerFrom(ledger, termId)
    const sitsIn = await catalogue.sectionsOf(sectionIdsIn(before))
    const credits = enrolments
      .filter((enrolment) => enrolment.state === 'enrolled')
      .reduce((sum, enrolment) => sum + enrolment.credits, 0)
    return { before, sitsIn, credits, finished: finishedRefusals(sections, enrolments) }
  }

  function dropping(
    asking: Asking,
    sections: readonly Section[],
    { before, after, handed }: { before: Ledger; after: Ledger; handed: ReadonlySet<SectionId> },
  ): Change {
    const place = { studentId: asking.person.studentId, termId: asking.term.termId }
    return {
      writes: [
        rewriteLedger(place, before, after),
        ...leavingAll(asking, sections, { seats: catalogue, handed, now: clock.now() }),
      ],
      events: droppedFacts(asking, sections),
      answer: { sectionIds: idsOf(sections), outcome: 'dropped', refusals: [] } satisfies RegistrationOutcome,
      step: asking.step,
    }
  }

  async function decide(asking: Asking, sections: readonly Section[]): Promise<RegistrationOutcome> {
    const [{ before, sitsIn, credits, finished }, handOver] = await Promise.all([
      look(asking, sections),
      beginHandOver(needs, asking.person.studentId, sections),
    ])
    const refusals = [
      ...(asking.bound ? windowRefusals(asking.term, clock.now()) : []),
      ...dropRefusals(sections, before, sitsIn),
      ...finished,
    ]
    if (refusals.length > 0) return await settle(needs, asking, sections, refusals)
    const sectionIds = idsOf(sections)
    const left = sitsIn.filter((section) => !sectionIds.includes(section.sectionId))
    const after = ledgerWithout(before, { courseIds: coursesOf(sections), credits, left })
    await commitHandingOver(needs, asking.by, handOver, (handed) =>
      dropping(asking, sections, { before, after, handed }),
    )
    full.forget(sectionIds)
    classes.forget(sectionIds)
    seatsBoard.moved(asking.term.termId, sectionIds)
    return { sectionIds, outcome: 'dropped', refusals: [] }
  }

  return (asking, sections) =>
    lanes.through([...idsOf(sections), `student:${asking.person.studentId}`], () =>
      retryWhenStale(() => decide(asking, sections)),
    )
}
