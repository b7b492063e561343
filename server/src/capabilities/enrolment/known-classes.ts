import { enrolmentConfirmed, enrolmentDropped, waitlistPromoted } from '@matricula/contract/enrolment'
import { gradeReleased } from '@matricula/contract/finals'
import type { SectionId, StudentId } from '@matricula/contract/kernel'
import type { Listener } from '#platform/capability.ts'
import type { EnrolmentRepository } from './repository.ts'

/** Who sits in the classes that were marked lately. Own drops are known at once, what other servers do soon after. */
export interface KnownClasses {
  of(sectionId: SectionId): Promise<ReadonlySet<StudentId>>
  forget(sectionIds: readonly SectionId[]): void
}

/** Of more than so many, those that were read first are forgotten. */
const most = 300

export function createKnownClasses({ rosterOf }: Pick<EnrolmentRepository, 'rosterOf'>): KnownClasses {
  const classes = new Map<SectionId, Promise<ReadonlySet<StudentId>>>()

  async function read(sectionId: SectionId): Promise<ReadonlySet<StudentId>> {
    const { items } = await rosterOf(sectionId, 'enrolled')
    return new Set(items.map(({ studentId }) => studentId))
  }

  return {
    of(sectionId) {
      const known = classes.get(sectionId)
      if (known) return known
      const reading = read(sectionId)
      classes.set(sectionId, reading)
      reading.catch(() => classes.delete(sectionId))
      const [first] = classes.keys()
      if (classes.size > most && first !== undefined) classes.delete(first)
      return reading
    },
    forget(sectionIds) {
      for (const sectionId of sectionIds) classes.delete(sectionId)
    },
  }
}

const moved = [enrolmentConfirmed, enrolmentDropped, waitlistPromoted]

export const knownClassesListener = (classes: KnownClasses): Listener => ({
  name: 'enrolment-classes',
  first: true,
  events: [...moved.map((kind) => kind.eventName), gradeReleased.eventName],
  hear(events) {
    for (const { name, facts } of events) {
      const of = moved.find((kind) => kind.eventName === name)
      classes.forget(of ? of.facts.parse(facts).sectionIds : [gradeReleased.facts.parse(facts).sectionId])
    }
    return Promise.resolve()
  },
})
