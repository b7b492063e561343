import type { Section } from '@matricula/contract/catalogue'
import { enrolmentRecounted } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import { systemActor } from '#platform/actor.ts'
import { equals } from '#platform/store/condition.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import { patch } from '#platform/store/write.ts'
import { creditsOf } from './bundle-rules.ts'
import { factsOf } from './changes.ts'
import { enrolmentItem } from './items.ts'
import { ledgerFrom } from './ledger.ts'
import { rewriteLedger } from './ledger-writes.ts'
import type { EnrolmentNeeds } from './needs.ts'
import type { EnrolmentPlace } from './repository.ts'
import type { Asking } from './wishes.ts'

/** A section counts other credits: so do the enrolments in it, and the load of each who sits in it. */
export type Recount = (sectionId: SectionId) => Promise<void>

const timetable = systemActor('timetable')

/** Nobody is refused by it: whoever is over the limit now keeps the seat, and cannot add more. */
export function createRecount(needs: EnrolmentNeeds): Recount {
  const { store, catalogue, repository, profiles, lanes } = needs

  async function recount({ studentId, termId }: EnrolmentPlace, section: Section): Promise<void> {
    const stored = ledgerFrom(await repository.ledger(studentId), termId)
    const bundle = await catalogue.sectionsOf([...(stored.enrolled.get(section.courseId) ?? [])])
    const carried = creditsOf(bundle, await catalogue.course(section.courseId))
    const { ledger, enrolments } = await repository.ledgerWithEnrolments(
      studentId,
      bundle.map(({ sectionId }) => ({ studentId, termId, sectionId })),
    )
    const before = ledgerFrom(ledger, termId)
    const moved = enrolments.flatMap((enrolment) => {
      const place = bundle.findIndex(({ sectionId }) => sectionId === enrolment.sectionId)
      const credits = carried[place] ?? enrolment.credits
      return credits === enrolment.credits ? [] : [{ enrolment, credits }]
    })
    if (moved.length === 0) return
    const more = moved.reduce((sum, { enrolment, credits }) => sum + credits - enrolment.credits, 0)
    const [term, person] = await Promise.all([catalogue.term(termId), profiles.of(studentId)])
    const asking: Asking = { by: timetable, person, term, bound: false, step: '' }
    const credits = carried.reduce((sum, one) => sum + one, 0)
    await store.commit(timetable, {
      writes: [
        rewriteLedger({ studentId, termId }, before, { ...before, credits: before.credits + more }),
        ...moved.map((one) =>
          patch(
            enrolmentItem.keyOf(one.enrolment),
            { set: { credits: one.credits } },
            equals('state', 'enrolled'),
          ),
        ),
      ],
      events: [enrolmentRecounted({ ...factsOf(asking, bundle), credits })],
    })
  }

  return async (sectionId) => {
    const section = await catalogue.section(sectionId)
    const { items } = await repository.rosterOf(sectionId, 'enrolled')
    for (const place of items) {
      await lanes.through([`student:${place.studentId}`], () => retryWhenStale(() => recount(place, section)))
    }
  }
}
