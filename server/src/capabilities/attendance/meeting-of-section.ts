import type { Section, Term } from '@matricula/contract/catalogue'
import { type Action, type MeetingId, Problem, type SectionId } from '@matricula/contract/kernel'
import { type Catalogue, sectionFor } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import { extraMeeting } from './extra-meetings.ts'
import { type DatedMeeting, meetingOf } from './rules.ts'

/** The section with its term, for whoever may do that with it. Both come from the catalogue's memory. */
export async function placeFor(
  catalogue: Catalogue,
  actor: Actor,
  action: Action,
  sectionId: SectionId,
): Promise<{ section: Section; term: Term }> {
  const section = await sectionFor(catalogue, actor, action, sectionId)
  return { section, term: await catalogue.term(section.termId) }
}

/** Refuses a meeting that the timetable does not have; whether an extra one was added, its register says. */
export function demandMeeting(place: { section: Section; term: Term }, meetingId: MeetingId): DatedMeeting {
  const meeting = meetingOf(place.section, place.term, meetingId) ?? extraMeeting(meetingId)
  if (!meeting) throw new Problem('register.not-held', { meetingId })
  return meeting
}

/** A meeting of a section, for whoever may do that with it; see `placeFor` and `demandMeeting`. */
export const meetingFor = async (
  catalogue: Catalogue,
  actor: Actor,
  action: Action,
  { sectionId, meetingId }: { readonly sectionId: SectionId; readonly meetingId: MeetingId },
): Promise<DatedMeeting> => demandMeeting(await placeFor(catalogue, actor, action, sectionId), meetingId)
