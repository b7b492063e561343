import type { Section } from '@matricula/contract/catalogue'
import { type MeetingDraft, meetingDraftOf, meetingsIn } from './meeting-draft.ts'

/** A section as it is typed. */
export type SectionDraft = {
  readonly title: string
  readonly component: string
  readonly meetings: readonly MeetingDraft[]
  readonly note: string
}

const draftFields = ['title', 'component', 'meetings', 'note'] as const

export const sectionDraftOf = ({ title = '', component, meetings, note = '' }: Section): SectionDraft => ({
  title,
  component,
  meetings: meetings.map(meetingDraftOf),
  note,
})

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The fields in which two versions of a section differ. */
export const movedFields = (one: SectionDraft, other: SectionDraft): (keyof SectionDraft)[] =>
  draftFields.filter((field) => !isSame(one[field], other[field]))

/** What is sent: only what differs from the section as it was opened; an emptied text is null. */
export function sectionChangeIn(
  draft: SectionDraft,
  opened: Section,
  version: number,
): Record<string, unknown> {
  const wished = {
    title: draft.title.trim() === '' ? null : draft.title,
    component: draft.component,
    meetings: meetingsIn(draft.meetings),
    note: draft.note.trim() === '' ? null : draft.note,
  }
  const moved = movedFields(draft, sectionDraftOf(opened))
  return { ...Object.fromEntries(moved.map((field) => [field, wished[field]])), version }
}
