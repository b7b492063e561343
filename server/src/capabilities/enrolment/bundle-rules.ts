import { type Course, type Section, sectionLabel } from '@matricula/contract/catalogue'
import type { Refusal } from '@matricula/contract/enrolment'
import { refuse } from './refusal-words.ts'

/** Sections that are enrolled as one must be one of every part of one configuration, each with its parent. */
export function bundleRefusals(sections: readonly Section[], offered: readonly Section[]): Refusal[] {
  const [first, ...others] = sections
  if (!first) return []
  const strangers = others.filter(
    (other) => other.courseId !== first.courseId || other.configuration !== first.configuration,
  )
  if (strangers.length > 0) return strangers.map((other) => mixed(first, other))
  return [...twins(sections), ...missingParts(first, sections, offered), ...missingParents(sections, offered)]
}

const mixed = (section: Section, other: Section): Refusal =>
  refuse('part-mixed', { section: sectionLabel(section), other: sectionLabel(other) }, section.sectionId)

/** Two sections of the same part. */
const twins = (sections: readonly Section[]): Refusal[] =>
  sections.flatMap((section, place) => {
    const twin = sections.slice(place + 1).find((other) => other.part === section.part)
    return twin ? [mixed(section, twin)] : []
  })

function missingParts(first: Section, sections: readonly Section[], offered: readonly Section[]): Refusal[] {
  const held = offered.filter(
    (section) => section.configuration === first.configuration && section.state !== 'cancelled',
  )
  const named = new Set(sections.map((section) => section.part))
  const missing = new Map(
    held.filter((section) => !named.has(section.part)).map((section) => [section.part, section.component]),
  )
  return [...missing.values()].map((part) =>
    refuse('part-missing', { section: sectionLabel(first), part }, first.sectionId),
  )
}

const missingParents = (sections: readonly Section[], offered: readonly Section[]): Refusal[] =>
  sections.flatMap((section) => {
    const { parentId } = section
    if (!parentId || sections.some((other) => other.sectionId === parentId)) return []
    const parent = offered.find((other) => other.sectionId === parentId)
    const name = parent ? sectionLabel(parent) : parentId
    return [refuse('parent-missing', { section: sectionLabel(section), parent: name }, section.sectionId)]
  })

/** What the sections are called, together. */
export const labelOf = (sections: readonly Section[]): string => sections.map(sectionLabel).join(', ')

/**
 * The credits that each section of a bundle carries. A course counts once: parts add up to the credits of the
 * course, however generously each of them states its own.
 */
export function creditsOf(sections: readonly Section[], course: Course): number[] {
  const largest = Math.max(0, ...sections.map((section) => section.credits))
  let left = sections.length > 1 ? Math.max(course.creditsAtMost ?? course.credits, largest) : largest
  return sections.map((section) => {
    const credits = Math.min(section.credits, left)
    left -= credits
    return credits
  })
}
