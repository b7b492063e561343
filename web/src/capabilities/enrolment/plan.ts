import { type Section } from '@matricula/contract/catalogue'
import type { Enrolment, RegistrationItem } from '@matricula/contract/enrolment'
import { SectionId } from '@matricula/contract/kernel'
import { z } from 'zod'
import { clash } from './clashes.ts'
import { grouped } from './grouped.ts'
import { keyOfSections } from './offers.ts'

/** What a student means to take: for each course the ids of the sections, and nothing about the person. */
export type Plan = readonly (readonly SectionId[])[]

const StoredPlan = z.array(z.array(SectionId).min(1).max(8)).max(40)
const placeOf = (termId: string): string => `matricula-plan-${termId}`

export function readPlan(storage: Pick<Storage, 'getItem'>, termId: string): Plan {
  try {
    return StoredPlan.parse(JSON.parse(storage.getItem(placeOf(termId)) ?? '[]'))
  } catch {
    return []
  }
}

export const writePlan = (storage: Pick<Storage, 'setItem'>, termId: string, plan: Plan): void =>
  storage.setItem(placeOf(termId), JSON.stringify(plan))

/** A bundle of one course as the page draws it. */
export interface Bundle {
  readonly key: string
  readonly courseId: string
  readonly title: string
  readonly credits: number
  readonly label: string
  readonly sections: readonly Section[]
  readonly state: 'planned' | 'enrolled' | 'waiting'
  readonly place?: number | undefined
}

const bundleOf = (sections: readonly Section[], more: Pick<Bundle, 'state' | 'place'>): Bundle[] => {
  const [first] = sections
  if (!first) return []
  return [
    {
      key: keyOfSections(sections.map((section) => section.sectionId)),
      courseId: first.courseId,
      title: first.courseTitle,
      credits: Math.max(...sections.map((section) => section.credits)),
      label: [first.courseId, sections.map((section) => section.code).join(' + ')].join(' '),
      sections,
      ...more,
    },
  ]
}

type Held = Enrolment & { readonly place?: number | undefined }

/** What the student sits in and waits for, course by course. */
export const bundlesHeld = (
  held: readonly Held[],
  sections: ReadonlyMap<string, Section>,
  state: 'enrolled' | 'waiting',
): Bundle[] =>
  grouped(
    held.filter((one) => one.state === state),
    (one) => one.courseId,
  ).flatMap((ofCourse) => {
    const found = ofCourse.flatMap((one) => sections.get(one.sectionId) ?? [])
    const credits = ofCourse.reduce((sum, one) => sum + one.credits, 0)
    return bundleOf(found, { state, place: ofCourse[0]?.place }).map((bundle) => ({ ...bundle, credits }))
  })

/** What is planned and not had yet; sections that are no longer offered fall out. */
export const bundlesPlanned = (plan: Plan, sections: ReadonlyMap<string, Section>): Bundle[] =>
  plan.flatMap((ids) => {
    const found = ids.flatMap((id) => sections.get(id) ?? [])
    return found.length === ids.length ? bundleOf(found, { state: 'planned' }) : []
  })

/** Puts a bundle into the plan in place of another of the same course, or takes it out where it was in. */
export function toggled(
  plan: Plan,
  option: { readonly sections: readonly Section[] },
  sections: ReadonlyMap<string, Section>,
): Plan {
  const ids = option.sections.map((section) => section.sectionId)
  const key = keyOfSections(ids)
  const courseId = option.sections[0]?.courseId
  const others = plan.filter((one) => one.every((id) => sections.get(id)?.courseId !== courseId))
  return plan.some((one) => keyOfSections(one) === key) ? others : [...others, ids]
}

/** Pairs of bundles that meet at the same time, each pair once. */
export const overlapsIn = (bundles: readonly Bundle[]): { one: Bundle; other: Bundle }[] =>
  bundles.flatMap((one, place) =>
    bundles
      .slice(place + 1)
      .filter((other) => other.courseId !== one.courseId && overlap(one.sections, other.sections))
      .map((other) => ({ one, other })),
  )

export const overlap = (some: readonly Section[], others: readonly Section[]): boolean =>
  some.some((section) => others.some((other) => clash(section, other)))

/** The wishes that a plan comes to: a section of a course that is had already is a swap. */
export const itemsOf = (
  planned: readonly Bundle[],
  enrolled: readonly Bundle[],
  orWait: boolean,
): RegistrationItem[] =>
  planned.map((bundle) => {
    const old = enrolled.find((one) => one.courseId === bundle.courseId)
    return {
      wish: 'enrol',
      sectionIds: bundle.sections.map((section) => section.sectionId),
      orWait,
      instead: old?.sections.map((section) => section.sectionId) ?? [],
    }
  })

/** The week as it would be: what is planned takes the place of what is had of the same course. */
export const weekOf = (enrolled: readonly Bundle[], planned: readonly Bundle[]): Bundle[] => [
  ...enrolled.filter((one) => !planned.some((other) => other.courseId === one.courseId)),
  ...planned,
]
