import { registerSubmitted } from '@matricula/contract/attendance'
import {
  enrolmentConfirmed,
  enrolmentDropped,
  waitlistJoined,
  waitlistLeft,
  waitlistPromoted,
} from '@matricula/contract/enrolment'
import { gradesMoved } from '@matricula/contract/finals'
import { assessmentReleased } from '@matricula/contract/grading'
import type { CourseId, LiveEvent, SectionId, TermId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Finals } from '#capabilities/finals/index.ts'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { localTime } from '#platform/clock.ts'
import { type Counted, countEvents, type Gains } from '#platform/store/count-events.ts'
import type { Store } from '#platform/store/store.ts'
import { termCountsItem } from './items.ts'
import { type Counter, gainIn } from './term-count-rules.ts'

interface Needs {
  readonly store: Store
  readonly catalogue: Pick<Catalogue, 'findCourse' | 'findSection'>
  readonly finals: Pick<Finals, 'postedLetters'>
  readonly timeZone: () => Promise<string>
}

const counter = systemActor('term-counts')

/** What a registration adds, by the name of its event. */
const registrations: Readonly<Record<string, Partial<Record<Counter, number>>>> = {
  [enrolmentConfirmed.eventName]: { enrolled: 1 },
  [enrolmentDropped.eventName]: { dropped: 1 },
  [waitlistJoined.eventName]: { waiting: 1 },
  [waitlistLeft.eventName]: { waiting: -1 },
  [waitlistPromoted.eventName]: { waiting: -1, enrolled: 1 },
}
const ofSections = [registerSubmitted, assessmentReleased, gradesMoved]

/**
 * Counts what happens in each term. All that is heard at once is one write for each term, and an event that is told twice
 * is counted once, by its number.
 */
export const createTermCounter = (needs: Needs): Listener => ({
  name: 'operations.term-counts',
  events: [...Object.keys(registrations), ...ofSections.map(({ eventName }) => eventName)],
  async hear(events) {
    const zone = await needs.timeZone()
    const byTerm = new Map<TermId, Counted[]>()
    for (const event of events) {
      const gained = await gainOf(needs, event, zone)
      if (!gained) continue
      const { termId, gains } = gained
      byTerm.set(termId, [...(byTerm.get(termId) ?? []), { seq: event.seq, gains: [gains] }])
    }
    for (const [termId, counted] of byTerm)
      await countEvents(
        needs.store,
        counter,
        { key: termCountsItem.keyOf({ termId }), of: { termId } },
        counted,
      )
  },
})

interface Gained {
  readonly termId: TermId
  readonly gains: Gains
}

async function gainOf(needs: Needs, event: LiveEvent, zone: string): Promise<Gained | undefined> {
  const registered = registrations[event.name]
  if (registered) {
    const { termId, courseId } = enrolmentConfirmed.facts.parse(event.facts)
    const { day } = localTime(Date.parse(event.at), zone)
    return { termId, gains: gainIn(registered, await departmentOf(needs, courseId), day) }
  }
  return await gainOfSection(needs, event)
}

async function gainOfSection(needs: Needs, { name, facts }: LiveEvent): Promise<Gained | undefined> {
  const found = ofSections.find(({ eventName }) => eventName === name)?.facts.parse(facts)
  const section = found && (await needs.catalogue.findSection(found.sectionId))
  const gains = found && (await gainsOfSection(needs, name, found))
  if (!section || !gains) return undefined
  return { termId: section.termId, gains: gainIn(gains, await departmentOf(needs, section.courseId)) }
}

async function gainsOfSection(
  { finals }: Needs,
  name: string,
  found: { readonly sectionId: SectionId; readonly state?: string },
): Promise<Partial<Record<Counter, number>> | undefined> {
  if (name === registerSubmitted.eventName) return { registers: 1 }
  if (name === assessmentReleased.eventName) return { assessments: 1 }
  if (found.state !== 'released') return undefined
  const letters = await finals.postedLetters(found.sectionId)
  return Object.fromEntries([...letters].map(([letter, times]) => [`grade:${letter}`, times]))
}

/** Courses that are gone by now are counted for the institution alone. */
const departmentOf = async ({ catalogue }: Needs, courseId: CourseId): Promise<string | undefined> =>
  (await catalogue.findCourse(courseId))?.departmentId
