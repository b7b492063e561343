import type { Section, Term } from '@matricula/contract/catalogue'
import type { CourseId, SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { creditsOf } from './bundle-rules.ts'
import type { Person } from './profiles.ts'
import type { Offer } from './rules.ts'

/** Who asks, for whom, in which term. */
export interface Asking {
  readonly by: Actor
  readonly person: Person
  readonly term: Term
  /** Whether the asker is bound to the term's window, as students are. */
  readonly bound: boolean
  /** Tells the wishes of one request apart. */
  readonly step: string
}

/** A wish to enrol, with everything about it that does not move during registration. */
export interface Wish {
  readonly offer: Offer
  readonly courseId: CourseId
  readonly courseTitle: string
  readonly requires: readonly CourseId[]
  /** The credits that each section carries, in the order of the offer's sections. */
  readonly carried: readonly number[]
  readonly orWait: boolean
  /** Sections given up in the same step. */
  readonly instead: readonly Section[]
}

export interface Named {
  readonly sectionIds: readonly SectionId[]
  readonly instead?: readonly SectionId[]
  readonly orWait?: boolean
}

/** Looks up what a wish names, from the catalogue's cache. Throws item.missing. */
export async function wishOf(catalogue: Catalogue, term: Term, named: Named): Promise<Wish> {
  const [sections, instead] = await Promise.all([
    catalogue.sectionsOf([...new Set(named.sectionIds)]),
    catalogue.sectionsOf([...new Set(named.instead ?? [])]),
  ])
  const [first] = sections
  if (!first) throw new TypeError('A wish names at least one section')
  const [course, offered] = await Promise.all([
    catalogue.course(first.courseId),
    catalogue.sectionsOfCourse(first.termId, first.courseId),
  ])
  const carried = creditsOf(sections, course)
  const credits = carried.reduce((sum, one) => sum + one, 0)
  return {
    offer: { term, sections, offered, credits },
    courseId: first.courseId,
    courseTitle: first.courseTitle,
    requires: course.requires,
    carried,
    orWait: named.orWait ?? false,
    instead,
  }
}

const isAmong = (sections: readonly Section[], section: Section): boolean =>
  sections.some((other) => other.sectionId === section.sectionId)

/** The sections that need a seat: those that are not held already by what is given up. */
export const addedBy = ({ offer, instead }: Wish): Section[] =>
  offer.sections.filter((section) => !isAmong(instead, section))

/** The sections whose seats fall free. */
export const freedBy = ({ offer, instead }: Wish): Section[] =>
  instead.filter((section) => !isAmong(offer.sections, section))

export const idsOf = (sections: readonly Section[]): SectionId[] =>
  sections.map((section) => section.sectionId)
