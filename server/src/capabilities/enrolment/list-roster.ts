import type { RosterEntry } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { EnrolmentNeeds } from './needs.ts'

export interface RosterAsked extends PageAsked {
  readonly state: 'enrolled' | 'waiting' | 'dropped'
}

export type ListRoster = (
  actor: Actor,
  sectionId: SectionId,
  asked: RosterAsked,
) => Promise<Page<RosterEntry>>

/** A page of those who sit in a section or left it, by name, or of those who wait, the next one first. */
export function createListRoster({ catalogue, repository }: EnrolmentNeeds): ListRoster {
  return async (actor, sectionId, { state, limit, after }) => {
    const { departmentId } = await catalogue.section(sectionId)
    demand(actor, 'roster.read', { sectionId, departmentId })
    if (state !== 'waiting') return await repository.rosterOf(sectionId, state, { limit, after })
    const line = await repository.lineOf(sectionId, { limit, after })
    return pageOf(line, (entry) => ({ ...entry, state: 'waiting' }))
  }
}
