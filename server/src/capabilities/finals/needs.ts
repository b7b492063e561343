import type { Section } from '@matricula/contract/catalogue'
import { type Action, Problem, type SectionId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Records } from '#capabilities/records/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import type { Lanes } from '#platform/store/lane.ts'
import type { Store } from '#platform/store/store.ts'
import type { FinalsRepository } from './repository.ts'

/** What the commands of final grades ask for. */
export interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly ids: Ids
  readonly lanes: Lanes
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly records: Records
  readonly finals: FinalsRepository
}

/** What the policy is asked about a section. */
export const subjectOf = ({ sectionId, departmentId }: Section) => ({ sectionId, departmentId })

/** The section, for whoever may do that with it. */
export async function sectionFor(
  { catalogue }: Pick<Needs, 'catalogue'>,
  actor: Actor,
  action: Action,
  sectionId: SectionId,
): Promise<Section> {
  const section = await catalogue.section(sectionId)
  demand(actor, action, subjectOf(section))
  return section
}

/** As people call it: CS-201 A. */
export const labelOf = ({ courseId, code }: Pick<Section, 'courseId' | 'code'>): string =>
  `${courseId} ${code}`

const problemOf = {
  'not-now': 'grades.not-now',
  nobody: 'grades.not-now',
  'same-person': 'grades.same-person',
  incomplete: 'grades.incomplete',
  'not-yours': 'actor.forbidden',
} as const

export const obstructed = (why: keyof typeof problemOf, facts: Record<string, unknown>): Problem =>
  new Problem(problemOf[why], facts)
