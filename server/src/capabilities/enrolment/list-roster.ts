import type { RosterEntry } from '@matricula/contract/enrolment'
import type { SectionId } from '@matricula/contract/kernel'
import { type Actor, demand } from '#platform/actor.ts'
import type { EnrolmentNeeds } from './needs.ts'

export interface RosterAsked {
  readonly state: 'enrolled' | 'waiting' | 'dropped'
  readonly limit: number
  readonly after?: string | undefined
}

export type ListRoster = (
  actor: Actor,
  sectionId: SectionId,
  asked: RosterAsked,
) => Promise<{ items: RosterEntry[]; next?: string }>

/** A page of those who sit in a section or left it, by name, or of those who wait, the next one first. */
export function createListRoster({ catalogue, repository }: EnrolmentNeeds): ListRoster {
  return async (actor, sectionId, { state, limit, after }) => {
    const { departmentId } = await catalogue.section(sectionId)
    demand(actor, 'roster.read', { sectionId, departmentId })
    if (state !== 'waiting') return await repository.rosterOf(sectionId, state, { limit, after })
    const { items, ...place } = await repository.lineOf(sectionId, { limit, after })
    return { items: items.map((entry) => ({ ...entry, state: 'waiting' })), ...place }
  }
}
