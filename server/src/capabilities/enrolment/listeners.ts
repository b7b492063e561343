import { capacityChanged, sectionChanged } from '@matricula/contract/catalogue'
import { enrolmentDropped, holdReleased, waitlistJoined } from '@matricula/contract/enrolment'
import type { LiveEvent, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { studentChanged } from '@matricula/contract/students'
import type { Listener } from '#platform/capability.ts'
import { ledgerFrom, termsIn } from './ledger.ts'
import type { EnrolmentNeeds } from './needs.ts'
import type { ExamineLine } from './promote.ts'
import type { Rename } from './rename.ts'
import type { RenewWeeks } from './renew-week.ts'

interface Reactions {
  readonly examineLine: ExamineLine
  readonly renewWeeks: RenewWeeks
  readonly rename: Rename
}

/**
 * What we do when facts arrive: a seat may have fallen free, or someone in a line may be eligible again. Each may be
 * told twice; looking twice does no harm.
 */
export function enrolmentListeners(needs: EnrolmentNeeds, reactions: Reactions): Listener[] {
  const { catalogue, repository } = needs

  /** The lines that a student stands in. */
  async function linesOf(studentId: StudentId, termId?: TermId): Promise<SectionId[]> {
    const stored = await repository.ledger(studentId)
    const terms = termId ? [termId] : termsIn(stored ?? {})
    return terms.flatMap((id) => [...ledgerFrom(stored, id).waits.values()].map((wait) => wait.waitingFor))
  }

  /** A seat of one part may be what somebody in the line of another part lacked. */
  async function sectionsBeside({ facts }: LiveEvent): Promise<SectionId[]> {
    const { termId, courseId, sectionIds, studentId } = enrolmentDropped.facts.parse(facts)
    const offered = await catalogue.sectionsOfCourse(termId, courseId)
    const others = offered.filter(
      (section) => section.parentId || offered.some((one) => one.part !== section.part),
    )
    const freed = [...sectionIds, ...others.map((section) => section.sectionId)]
    return [...new Set([...freed, ...(await linesOf(studentId, termId))])]
  }

  async function linesConcerned(event: LiveEvent): Promise<SectionId[]> {
    switch (event.name) {
      case waitlistJoined.eventName:
        return [waitlistJoined.facts.parse(event.facts).waitingFor]
      case capacityChanged.eventName:
        return [capacityChanged.facts.parse(event.facts).sectionId]
      case sectionChanged.eventName:
        return [sectionChanged.facts.parse(event.facts).sectionId]
      case holdReleased.eventName:
        return await linesOf(holdReleased.facts.parse(event.facts).studentId)
      default:
        return await sectionsBeside(event)
    }
  }

  return [
    {
      name: 'enrolment-lines',
      events: [waitlistJoined, capacityChanged, sectionChanged, holdReleased, enrolmentDropped].map(
        (kind) => kind.eventName,
      ),
      async hear(events) {
        for (const event of events) {
          for (const sectionId of await linesConcerned(event)) await reactions.examineLine(sectionId)
        }
      },
    },
    {
      name: 'enrolment-weeks',
      events: [sectionChanged.eventName],
      async hear(events) {
        for (const event of events) {
          const { sectionId, changed } = sectionChanged.facts.parse(event.facts)
          if (changed.includes('meetings')) await reactions.renewWeeks(sectionId)
        }
      },
    },
    {
      name: 'enrolment-names',
      events: [studentChanged.eventName],
      async hear(events) {
        for (const event of events) await reactions.rename(studentChanged.facts.parse(event.facts).studentId)
      },
    },
  ]
}
