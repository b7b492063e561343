import type { Section } from '@matricula/contract/catalogue'
import { type RegistrationOutcome, waitlistLeft } from '@matricula/contract/enrolment'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { labelOf } from './bundle-rules.ts'
import { factsOf, leavingLines, linesIn } from './changes.ts'
import { coursesOf } from './drop-rules.ts'
import { type Ledger, ledgerFrom, type Waiting } from './ledger.ts'
import { rewriteLedger } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import { refuse } from './refusal-words.ts'
import { settle } from './settle.ts'
import { windowRefusals } from './window-rules.ts'
import { type Asking, idsOf } from './wishes.ts'

export type LeaveWaitlist = (asking: Asking, sections: readonly Section[]) => Promise<RegistrationOutcome>

/** Gives up a place in a line; those behind move up. */
export function createLeaveWaitlist(needs: EnrolmentNeeds): LeaveWaitlist {
  const { store, clock, lanes, repository, catalogue, full, seatsBoard } = needs

  async function leave(asking: Asking, sections: readonly Section[], before: Ledger, place: Waiting) {
    const waits = new Map([...before.waits].filter(([, one]) => one !== place))
    const outcome: RegistrationOutcome = {
      sectionIds: [...place.sectionIds],
      outcome: 'left-waitlist',
      refusals: [],
    }
    const { termId } = asking.term
    await store.commit(asking.by, {
      writes: [
        rewriteLedger({ studentId: asking.person.studentId, termId }, before, { ...before, waits }),
        ...place.lines.map((section) => catalogue.leaveLine(section)),
        ...leavingLines(place),
      ],
      events: [waitlistLeft({ ...factsOf(asking, sections), ...linesIn(place.lines) })],
      answer: outcome,
      step: asking.step,
    })
    full.forget(place.lines)
    seatsBoard.moved(termId, place.lines)
    return outcome
  }

  async function decide(asking: Asking, sections: readonly Section[]): Promise<RegistrationOutcome> {
    const { studentId } = asking.person
    const before = ledgerFrom(await repository.ledger(studentId), asking.term.termId)
    const [place] = coursesOf(sections).flatMap((courseId) => before.waits.get(courseId) ?? [])
    const waitsForAll = idsOf(sections).every((sectionId) => place?.sectionIds.includes(sectionId))
    const refusals = asking.bound ? windowRefusals(asking.term, clock.now()) : []
    if (place && waitsForAll && refusals.length === 0) {
      const bundle = await catalogue.sectionsOf([...place.sectionIds])
      return await leave(asking, bundle, before, place)
    }
    const absent = place && waitsForAll ? [] : [refuse('not-waiting', { section: labelOf(sections) })]
    return await settle(needs, asking, sections, [...refusals, ...absent])
  }

  return (asking, sections) =>
    lanes.through([...idsOf(sections), `student:${asking.person.studentId}`], () =>
      retryWhenStale(() => decide(asking, sections)),
    )
}
