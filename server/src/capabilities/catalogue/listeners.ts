import {
  courseChanged,
  courseRemoved,
  type Section,
  Subject,
  sectionChanged,
  sectionRemoved,
  subjectRemoved,
  Term,
  termRemoved,
} from '@matricula/contract/catalogue'
import { CourseId, type LiveEvent, SectionId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { systemActor } from '#platform/actor.ts'
import type { Listener } from '#platform/capability.ts'
import { retryWhenStale } from '#platform/store/retry-when-stale.ts'
import type { CatalogueMemory } from './memory.ts'
import type { Parts } from './needs.ts'
import { changedRecord, factsOfSection } from './rules.ts'

const CourseFacts = z.object({ courseId: CourseId, version: z.int() })
const SectionFacts = z.object({ sectionId: SectionId, version: z.int() })

/** Facts that say all that is to be known, or that something is gone. */
const told: Readonly<Record<string, (memory: CatalogueMemory, facts: unknown) => void>> = {
  'term.created': (memory, facts) => memory.learnTerm(Term.parse(facts)),
  'term.changed': (memory, facts) => memory.learnTerm(Term.parse(facts)),
  'term.removed': (memory, facts) => memory.forgetTerm(termRemoved.facts.parse(facts).termId),
  'subject.created': (memory, facts) => memory.learnSubject(Subject.parse(facts)),
  'subject.removed': (memory, facts) => memory.forgetSubject(subjectRemoved.facts.parse(facts).subjectId),
  'course.removed': (memory, facts) => memory.courses.forget(courseRemoved.facts.parse(facts).courseId),
  'section.removed': (memory, facts) => memory.forgetSection(sectionRemoved.facts.parse(facts)),
}

/** Facts after which the record is read again, unless this server made the change itself. */
const courseMoved = ['course.created', 'course.changed']
const sectionMoved = [
  'section.created',
  'section.changed',
  'section.instructorAssigned',
  'section.instructorUnassigned',
]

/** What other servers change is known here soon after. */
export const createMemoryListener = ({ stored, memory }: Parts): Listener => ({
  name: 'catalogue.memory',
  first: true,
  events: [...Object.keys(told), ...courseMoved, ...sectionMoved],
  async hear(events) {
    for (const { name, facts } of events) told[name]?.(memory, facts)
    const courseIds = named(events, courseMoved, CourseFacts)
      .filter(({ courseId, version }) => !memory.courses.knows(courseId, version))
      .map(({ courseId }) => courseId)
    const sectionIds = named(events, sectionMoved, SectionFacts)
      .filter(({ sectionId, version }) => !memory.sections.knows(sectionId, version))
      .map(({ sectionId }) => sectionId)
    const [courses, sections] = await Promise.all([stored.courses(courseIds), stored.sections(sectionIds)])
    for (const course of courses) if (course) memory.courses.learn(course)
    for (const section of sections) if (section) memory.learnSection(section)
  },
})

const named = <Facts>(
  events: readonly LiveEvent[],
  names: readonly string[],
  facts: z.ZodType<Facts>,
): Facts[] => events.filter(({ name }) => names.includes(name)).map((event) => facts.parse(event.facts))

const clerk = systemActor('catalogue-titles')

/**
 * A section carries the title of its course, and in terms that have not ended follows it. It follows the credits too,
 * where they were the course's own, until classes begin: from then on they are changed section by section.
 */
export const createTitleListener = (parts: Parts): Listener => ({
  name: 'catalogue.titles',
  events: [courseChanged.eventName],
  async hear(events) {
    const today = parts.clock.now().slice(0, 10)
    const current = (await parts.memory.terms()).filter((term) => term.endsOn >= today)
    for (const event of events) {
      const facts = courseChanged.facts.parse(event.facts)
      for (const term of current) await followIn(parts, term, followed(facts, term.startsOn > today))
    }
  },
})

async function followIn(parts: Parts, { termId }: Term, wished: Followed): Promise<void> {
  const sections = await parts.memory.sectionsOfTerm(termId)
  const own = sections.filter(({ courseId }) => courseId === wished.courseId)
  for (const { sectionId } of own) await follow(parts, sectionId, wished.of)
}

/** What sections of a course become. */
interface Followed {
  readonly courseId: CourseId
  of(section: Section): Record<string, unknown>
}

type CourseFollowed = z.output<typeof courseChanged.facts>

const followed = ({ courseId, title, credits }: CourseFollowed, beforeClasses: boolean): Followed => ({
  courseId,
  of: (section) => ({
    courseTitle: title,
    ...(beforeClasses && credits && isSame(section, credits.before) && ofCredits(credits.after)),
  }),
})

type Credits = NonNullable<CourseFollowed['credits']>['before']

const isSame = (section: Section, { least, most }: Credits): boolean =>
  section.credits === least && section.creditsAtMost === most

const ofCredits = ({ least, most }: Credits) => ({ credits: least, creditsAtMost: most ?? null })

const follow = ({ store, stored, memory }: Parts, sectionId: SectionId, wished: Followed['of']) =>
  retryWhenStale(async () => {
    const [section] = await stored.sections([sectionId])
    if (!section) return
    const { after, changed } = changedRecord(section, { ...wished(section), version: section.version })
    if (changed.length === 0) return
    const fact = sectionChanged({ ...factsOfSection(after), changed, state: after.state })
    await store.commit(clerk, { writes: [stored.replaceSection(after)], events: [fact] })
    memory.learnSection(after)
  })
