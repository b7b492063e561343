import {
  attendanceCondoned,
  meetingCancelled,
  meetingResumed,
  registerMarked,
  registerSubmitted,
} from '@matricula/contract/attendance'
import type { Section } from '@matricula/contract/catalogue'
import {
  enrolmentConfirmed,
  enrolmentDropped,
  holdPlaced,
  holdReleased,
  waitlistPromoted,
} from '@matricula/contract/enrolment'
import { assessmentReleased, gradebookPlanned, marksEntered } from '@matricula/contract/grading'
import { type LiveEvent, SectionId, StudentId } from '@matricula/contract/kernel'
import { standingDecided } from '@matricula/contract/standing'
import { z } from 'zod'
import type { Listener } from '#platform/capability.ts'
import type { Needs } from './needs.ts'
import { type Renewal, renewAlerts } from './renew-alerts.ts'
import { attendanceIn, marksIn, withoutSections } from './section-reasons.ts'
import { holdsOf, standingsFor, termsToCome } from './student-reasons.ts'

const named = (...kinds: readonly { readonly eventName: string }[]): string[] =>
  kinds.map(({ eventName }) => eventName)

const ofAttendance = named(
  registerMarked,
  registerSubmitted,
  meetingCancelled,
  meetingResumed,
  attendanceCondoned,
)
const ofMarks = named(assessmentReleased, marksEntered, gradebookPlanned)
const ofHolds = named(holdPlaced, holdReleased)
const ofSeats = named(enrolmentConfirmed, waitlistPromoted)

/**
 * Looks again at what an event may have moved. It asks how things are now and not what the event said, so that hearing
 * twice does no harm; a section of which much is told at once is looked at once.
 */
export const createAlertListener = (needs: Needs): Listener => ({
  name: 'alerts',
  events: [
    ...ofAttendance,
    ...ofMarks,
    ...ofHolds,
    ...ofSeats,
    enrolmentDropped.eventName,
    standingDecided.eventName,
  ],
  async hear(events) {
    const told = (names: readonly string[]) => events.filter(({ name }) => names.includes(name))
    const renewals = told([enrolmentDropped.eventName]).map(goneBy)
    for (const section of await sectionsIn(needs, told(ofAttendance)))
      renewals.push(...(await attendanceIn(needs, section)))
    for (const section of await sectionsIn(needs, told(ofMarks)))
      renewals.push(...(await marksIn(needs, section)))
    renewals.push(...(await standingsAfter(needs, told([standingDecided.eventName]), told(ofSeats))))
    const terms = await termsToCome(needs)
    for (const studentId of studentsIn(told(ofHolds)))
      renewals.push(...(await holdsOf(needs, studentId, terms)))
    await renewAlerts(needs, renewals)
  },
})

const OfStudent = z.object({ studentId: StudentId })
const OfSection = z.object({ sectionId: SectionId })

const studentsIn = (events: readonly LiveEvent[]): StudentId[] => [
  ...new Set(events.map(({ facts }) => OfStudent.parse(facts).studentId)),
]

async function sectionsIn({ catalogue }: Needs, events: readonly LiveEvent[]): Promise<Section[]> {
  const ids = new Set(events.map(({ facts }) => OfSection.parse(facts).sectionId))
  const found = await Promise.all([...ids].map((sectionId) => catalogue.findSection(sectionId)))
  return found.flatMap((section) => section ?? [])
}

function goneBy({ facts }: LiveEvent): Renewal {
  const { studentId, termId, sectionIds } = enrolmentDropped.facts.parse(facts)
  return { studentId, termId, renewed: withoutSections(sectionIds) }
}

/** Whoever was decided about, in terms to come; and whoever comes into a term with what was decided before. */
async function standingsAfter(
  needs: Needs,
  decided: readonly LiveEvent[],
  seated: readonly LiveEvent[],
): Promise<Renewal[]> {
  const terms = decided.length > 0 ? await termsToCome(needs) : []
  const asked = [
    ...studentsIn(decided).flatMap((studentId) => terms.map(({ termId }) => ({ studentId, termId }))),
    ...seated.map(({ facts }) => enrolmentConfirmed.facts.parse(facts)),
  ]
  return asked.length > 0 ? await standingsFor(needs, asked) : []
}
