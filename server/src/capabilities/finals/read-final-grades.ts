import type { Section } from '@matricula/contract/catalogue'
import { type DoubleEntry, type FinalRoster, RosterMove, type RosterOption } from '@matricula/contract/finals'
import { type Action, may, type SectionId, type StudentId } from '@matricula/contract/kernel'
import { sectionFor, subjectOf } from '#capabilities/catalogue/index.ts'
import type { ClassMember } from '#capabilities/enrolment/index.ts'
import type { Actor } from '#platform/actor.ts'
import { type Comparison, comparisonOf, visibleTo } from './double-entry-rules.ts'
import type { Needs } from './needs.ts'
import type { Roster } from './repository.ts'
import { type Drafts, finalGradeOf, missingIn, obstacleTo } from './rules.ts'

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
  const sitting = sittingIn(members)
  const comparison = comparisonOf(roster, sitting)
  const seen = visibleTo(roster, comparison, actor.id)
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
      ...finalGradeOf(studentId, seen.get(studentId)),
      name,
      rollNumber,
      ...(grade !== undefined && { onRecord: grade }),
    })),
    missing: comparison.blind ? missingIn(sitting, seen).length : comparison.missing,
    steps: roster.steps.map(({ byId: _, ...step }) => step),
    options: optionsFor(actor, section, { roster, ...standingOf(comparison), students: members.length }),
    ...(roster.doubleEntry && { doubleEntry: toldEntries(roster, comparison, sitting) }),
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
  return { term, roster, members, scheme: await records.schemeOn(term.endsOn) }
}

/** What a step asks of the entries. */
export const standingOf = ({ missing, differing }: Comparison) => ({ missing, differing: differing.length })

function toldEntries(
  roster: Roster,
  { blind, differing }: Comparison,
  sitting: readonly StudentId[],
): DoubleEntry {
  const said = (drafts: Drafts, id: StudentId) => drafts.get(id) ?? { version: 0 }
  return {
    entrants: (roster.entrants ?? []).map(({ name }, place) => ({
      name,
      settled: sitting.length - missingIn(sitting, place === 0 ? roster.drafts : roster.second).length,
    })),
    compared: !blind,
    differences: differing.map((studentId) => ({
      studentId,
      first: said(roster.drafts, studentId),
      second: said(roster.second, studentId),
    })),
  }
}

/** Whoever has finished the course by another way needs no grade here. */
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
  standing: { roster: Roster; missing: number; differing: number; students: number },
): RosterOption[] {
  return RosterMove.options.map((move) => {
    const why = may(actor, actions[move], subjectOf(section))
      ? obstacleTo(move, standing, actor.id)
      : 'not-yours'
    return { move, open: why === undefined, ...(why !== undefined && { why }) }
  })
}
