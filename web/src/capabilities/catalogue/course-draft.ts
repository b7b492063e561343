import type { Course } from '@matricula/contract/catalogue'

/** A course as it is typed. */
export type CourseDraft = {
  /** A course keeps the number that it was made with. */
  readonly number: string
  readonly title: string
  readonly credits: number | undefined
  readonly creditsAtMost: number | undefined
  readonly requires: string
  readonly requirementText: string
  readonly description: string
}

export const emptyCourse: CourseDraft = {
  number: '',
  title: '',
  credits: undefined,
  creditsAtMost: undefined,
  requires: '',
  requirementText: '',
  description: '',
}

export const courseDraftOf = (course: Course): CourseDraft => ({
  number: course.number,
  title: course.title,
  credits: course.credits,
  creditsAtMost: course.creditsAtMost,
  requires: course.requires.join(', '),
  requirementText: course.requirementText ?? '',
  description: course.description ?? '',
})

/** Ids between commas or spaces. */
export const idsIn = (text: string): string[] => text.split(/[\s,;]+/).filter((id) => id !== '')

/** What is sent of a changed course; an emptied field is null. */
export const courseChangeIn = (draft: CourseDraft, version: number): Record<string, unknown> => ({
  title: draft.title,
  credits: draft.credits,
  creditsAtMost: draft.creditsAtMost ?? null,
  requires: idsIn(draft.requires),
  requirementText: draft.requirementText === '' ? null : draft.requirementText,
  description: draft.description === '' ? null : draft.description,
  version,
})
