import { capacityChanged, sectionChanged } from '@matricula/contract/catalogue'
import { enrolmentDropped, holdReleased, waitlistJoined } from '@matricula/contract/enrolment'
import type { LiveEvent, SectionId, StudentId, TermId } from '@matricula/contract/kernel'
import { studentChanged } from '@matricula/contract/students'
import type { Listener } from '#platform/capability.ts'
import { ledgerFrom, termsIn } from './ledger.ts'
import type { EnrolmentNeeds } from './needs.ts'
import type { ExamineLines } from './promote.ts'
import type { Recount } from './recount.ts'
import type { Rename } from './rename.ts'
import type { RenewWeeks } from './renew-week.ts'

interface Reactions {
  readonly examineLines: ExamineLines
  readonly renewWeeks: RenewWeeks
  readonly recount: Recount
  readonly rename: Rename
}

/**
 * What we do when facts arrive: a seat may have fallen free, or someone in a line may be eligible again. Each may be
 * told twice; looking twice does no harm.
 */
export const enrolmentListeners = (
  needs: EnrolmentNeeds,
  { examineLines, renewWeeks, recount, rename }: Reactions,
): Listener[] => [
  {
    name: 'enrolment-lines',
    events: [waitlistJoined, capacityChanged, sectionChanged, holdReleased, enrolmentDropped].map(
      (kind) => kind.eventName,
    ),
    async hear(events) {
      for (const event of events) {
        for (const sectionId of await linesConcerned(needs, event)) await examineLines(sectionId)
      }
    },
  },
  {
    name: 'enrolment-weeks',
    events: [sectionChanged.eventName],
    async hear(events) {
      for (const event of events) {
        const { sectionId, changed } = sectionChanged.facts.parse(event.facts)
        if (changed.includes('meetings')) await renewWeeks(sectionId)
      }
    },
  },
  {
    name: 'enrolment-credits',
    events: [sectionChanged.eventName],
    async hear(events) {
      for (const event of events) {
        const { sectionId, changed } = sectionChanged.facts.parse(event.facts)
        if (changed.some((field) => field.startsWith('credits'))) await recount(sectionId)
      }
    },
  },
  {
    name: 'enrolment-names',
    events: [studentChanged.eventName],
    async hear(events) {
      for (const event of events) await rename(studentChanged.facts.parse(event.facts).studentId)
    },
  },
]

async function linesConcerned(needs: EnrolmentNeeds, event: LiveEvent): Promise<SectionId[]> {
  switch (event.name) {
    case waitlistJoined.eventName:
      return [waitlistJoined.facts.parse(event.facts).waitingFor]
    case capacityChanged.eventName:
      return [capacityChanged.facts.parse(event.facts).sectionId]
    case sectionChanged.eventName:
      return [sectionChanged.facts.parse(event.facts).sectionId]
    case holdReleased.eventName:
      return await linesOf(needs, holdReleased.facts.parse(event.facts).studentId)
    default:
      return await linesAfterDrop(needs, event)
  }
}

/** The lines that a student stands in. */
async function linesOf(
  { repository }: EnrolmentNeeds,
  studentId: StudentId,
  termId?: TermId,
): Promise<SectionId[]> {
  const stored = await repository.ledger(studentId)
  const terms = termId ? [termId] : termsIn(stored ?? {})
  return terms.flatMap((id) =>
    [...ledgerFrom(stored, id).waits.values()].flatMap(({ lines }) => lines.slice(0, 1)),
  )
}

/** After a drop: the sections that were left, and those for which the leaver waits, who has credits and hours to spare now. */
async function linesAfterDrop(needs: EnrolmentNeeds, { facts }: LiveEvent): Promise<SectionId[]> {
  const { termId, sectionIds, studentId } = enrolmentDropped.facts.parse(facts)
  const own = await linesOf(needs, studentId, termId)
  return [...new Set([...sectionIds, ...own])]
}
