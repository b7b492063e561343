import { courseChanged, Subject, sectionChanged, Term } from '@matricula/contract/catalogue'
import { CourseId, type LiveEvent, SectionId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { StoredSection } from './items.ts'
import type { Parts } from './needs.ts'
import { factsOfSection } from './rules.ts'

const CourseFacts = z.object({ courseId: CourseId, version: z.int() })
const SectionFacts = z.object({ sectionId: SectionId, version: z.int() })

const about = (events: readonly LiveEvent[], kind: string): LiveEvent[] =>
  events.filter((event) => event.name.startsWith(`${kind}.`))

/** What other servers changed is read anew; what this one changed is known already. */
export const createMemoryListener = ({ stored, memory }: Parts): Listener => ({
  name: 'catalogue.memory',
  events: [
    'term.created',
    'term.changed',
    'subject.created',
    'course.created',
    'course.changed',
    'section.created',
    'section.changed',
    'section.instructorAssigned',
    'section.instructorUnassigned',
  ],
  async hear(events) {
    for (const { facts } of about(events, 'term')) memory.learnTerm(Term.parse(facts))
    for (const { facts } of about(events, 'subject')) memory.learnSubject(Subject.parse(facts))
    const courseIds = about(events, 'course')
      .map(({ facts }) => CourseFacts.parse(facts))
      .filter(({ courseId, version }) => !memory.courses.knows(courseId, version))
      .map(({ courseId }) => courseId)
    const sectionIds = about(events, 'section')
      .map(({ facts }) => SectionFacts.parse(facts))
      .filter(({ sectionId, version }) => !memory.sections.knows(sectionId, version))
      .map(({ sectionId }) => sectionId)
    const [courses, sections] = await Promise.all([stored.courses(courseIds), stored.sections(sectionIds)])
    for (const course of courses) if (course) memory.courses.learn(course)
    for (const section of sections) if (section) memory.learnSection(section)
  },
})

const clerk = systemActor('catalogue-titles')

/** A section carries the title of its course; in terms that have not ended it follows the course. */
export const createTitleListener = (parts: Parts): Listener => ({
  name: 'catalogue.titles',
  events: [courseChanged.eventName],
  async hear(events) {
    const titles = new Map(
      events.map(({ facts }) => {
        const { courseId, title } = courseChanged.facts.parse(facts)
        return [courseId, title] as const
      }),
    )
    const today = parts.clock.now().slice(0, 10)
    const current = (await parts.memory.terms()).filter((term) => term.endsOn >= today)
    for (const { termId } of current) {
      const sections = await parts.memory.sectionsOfTerm(termId)
      for (const { sectionId, courseId } of sections) {
        const title = titles.get(courseId)
        if (title !== undefined) await retitle(parts, sectionId, title)
      }
    }
  },
})

const retitle = ({ store, stored, memory }: Parts, sectionId: SectionId, courseTitle: string) =>
  retryWhenStale(async () => {
    const [section] = await stored.sections([sectionId])
    if (!section || section.courseTitle === courseTitle) return
    const after: StoredSection = { ...section, courseTitle, version: section.version + 1 }
    const fact = sectionChanged({ ...factsOfSection(after), changed: ['courseTitle'], state: after.state })
    await store.commit(clerk, { writes: [stored.replaceSection(after)], events: [fact] })
    memory.learnSection(after)
  })
