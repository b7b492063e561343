import type { Section } from '@matricula/contract/catalogue'
import { type FinalRoster, RosterMove, type RosterOption } from '@matricula/contract/finals'
import { type Action, may, type SectionId } from '@matricula/contract/kernel'
import { sectionFor, subjectOf } from '#capabilities/catalogue/index.ts'
import type { ClassMember } from '#capabilities/enrolment/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Needs } from './needs.ts'
import type { Roster } from './repository.ts'
import { finalGradeOf, missingIn, obstacleTo } from './rules.ts'

export type ReadFinalGrades = (actor: Actor, sectionId: SectionId) => Promise<FinalRoster>

export const createReadFinalGrades =
  (needs: Needs): ReadFinalGrades =>
  async (actor, sectionId) => {
    const section = await sectionFor(needs.catalogue, actor, 'finals.read', sectionId)
    return await toldRoster(needs, actor, section)
  }

/** The section as it is now, for whoever asks. */
export async function toldRoster(needs: Needs, actor: Actor, section: Section): Promise<FinalRoster> {
  const { scheme, roster, members } = await look(needs, section)
  const { sectionId, termId, courseId, courseTitle, code } = section
  const missing = missingOf(roster, members)
  return {
    sectionId,
    termId,
    courseId,
    courseTitle,
    code,
    state: roster.state,
    version: roster.version,
    scheme,
    lines: members.map(({ studentId, name, rollNumber, grade }) => ({
      ...finalGradeOf(studentId, roster.drafts.get(studentId)),
      name,
      rollNumber,
      ...(grade !== undefined && { onRecord: grade }),
    })),
    missing,
    steps: roster.steps.map(({ byId: _, ...step }) => step),
    options: optionsFor(actor, section, { roster, missing, students: members.length }),
    checksum: roster.checksum,
  }
}

/** The class, its grades and the scheme they are given by; two steps at the same time. */
export async function look({ catalogue, enrolments, records, finals }: Needs, section: Section) {
  const { sectionId, termId } = section
  const [term, roster, members] = await Promise.all([
    catalogue.term(termId),
    finals.roster(sectionId, termId),
    enrolments.classOf(sectionId),
  ])
  return { term, roster, members, scheme: records.schemeOn(term.endsOn) }
}

/** Whoever has finished the course by another way needs no grade here. */
export const missingOf = ({ drafts }: Roster, members: readonly ClassMember[]): number =>
  missingIn(sittingIn(members), drafts).length

export const sittingIn = (members: readonly ClassMember[]) =>
  members.filter(({ state }) => state === 'enrolled').map(({ studentId }) => studentId)

const actions: Readonly<Record<RosterMove, Action>> = {
  enter: 'finals.enter',
  submit: 'finals.enter',
  return: 'finals.approve',
  approve: 'finals.approve',
  post: 'finals.post',
  release: 'finals.post',
  change: 'finals.enter',
}

function optionsFor(
  actor: Actor,
  section: Section,
  standing: { roster: Roster; missing: number; students: number },
): RosterOption[] {
  return RosterMove.options.map((move) => {
    const why = may(actor, actions[move], subjectOf(section))
      ? obstacleTo(move, standing, actor.id)
      : 'not-yours'
    return { move, open: why === undefined, ...(why !== undefined && { why }) }
  })
}
