import type { Section } from '@matricula/contract/catalogue'
import { grouped } from './grouped.ts'

/** One way to take a course: one section, or the parts that belong together. */
export interface Option {
  /** Its section ids, in order; the same choice always has the same key. */
  readonly key: string
  readonly sections: readonly Section[]
  /** "A", or "L1 + P2". */
  readonly code: string
}

export interface CourseOffer {
  readonly courseId: string
  readonly title: string
  readonly credits: number
  readonly options: readonly Option[]
  /** What a search is compared with, in small letters. */
  readonly words: string
}

/** More ways than these are cut: nobody reads them, and the parts multiply. */
const mostOptions = 120

export const keyOfSections = (sectionIds: readonly string[]): string => [...sectionIds].toSorted().join('+')

/** Everything that is offered in a term, course by course, each with the ways to take it. */
export function offersOf(sections: readonly Section[]): CourseOffer[] {
  const held = sections.filter((section) => section.state !== 'cancelled')
  return grouped(held, (section) => section.courseId).map(offerOf)
}

function offerOf(sections: readonly Section[]): CourseOffer {
  const options = grouped(sections, (section) => section.configuration).flatMap(optionsOf)
  const [first] = sections
  const courseId = first?.courseId ?? ''
  const title = first?.courseTitle ?? ''
  const people = sections.flatMap((section) => section.instructors.map(({ name }) => name))
  const topics = sections.map((section) => section.title ?? '')
  return {
    courseId,
    title,
    credits: Math.max(0, ...sections.map((section) => section.credits)),
    options,
    words: [courseId, courseId.replaceAll('-', ' '), title, ...new Set([...topics, ...people])]
      .join(' ')
      .toLowerCase(),
  }
}

/** One section of every part, each with its parent. */
function optionsOf(sections: readonly Section[]): Option[] {
  const parts = grouped(sections, (section) => section.part).toSorted(([one], [other]) =>
    (one?.part ?? '').localeCompare(other?.part ?? '', 'en', { numeric: true }),
  )
  let bundles: Section[][] = [[]]
  for (const part of parts) {
    bundles = bundles
      .flatMap((bundle) => part.map((section) => [...bundle, section]))
      .slice(0, mostOptions * 8)
  }
  return bundles
    .filter((bundle) => bundle.length > 0 && bundle.every((section) => hasParent(section, bundle)))
    .slice(0, mostOptions)
    .map((bundle) => ({
      key: keyOfSections(bundle.map((section) => section.sectionId)),
      sections: bundle,
      code: bundle.map((section) => section.code).join(' + '),
    }))
}

const hasParent = ({ parentId }: Section, bundle: readonly Section[]): boolean =>
  parentId === undefined || bundle.some((section) => section.sectionId === parentId)

/** Every word that was typed begins or is within something that names the course. */
export function matches(offer: CourseOffer, typed: string): boolean {
  const words = typed.trim().toLowerCase().split(/\s+/)
  return words.every((word) => offer.words.includes(word))
}
