import {
  type AttendancePolicy,
  attendanceCondoned,
  type EligibilityLine,
} from '@matricula/contract/attendance'
import { type Section, sectionLabel, type Term } from '@matricula/contract/catalogue'
import { Problem, type SectionId, type StudentId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { ClassMember, Enrolments } from '#capabilities/enrolment/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Clock } from '#platform/clock.ts'
import { commitOnce } from '#platform/store/once.ts'
import { explaining } from '#platform/store/retry-when-stale.ts'
import type { Store } from '#platform/store/store.ts'
import { placeFor } from './meeting-of-section.ts'
import { isEligible, standingOf, tierFor } from './shortage-rules.ts'
import type { Counted, Standings } from './standings.ts'

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly standings: Standings
}

export type ReadEligibility = (
  actor: Actor,
  sectionId: SectionId,
) => Promise<{ policy: AttendancePolicy; lines: EligibilityLine[] }>

/** Everyone of the class with what was counted, where it leads, and whether it suffices. */
export const createReadEligibility =
  (needs: Needs): ReadEligibility =>
  async (actor, sectionId) => {
    const place = await placeFor(needs.catalogue, actor, 'attendance.read', sectionId)
    const policy = await needs.standings.policyOf(place.term)
    return { policy, lines: await linesIn(needs, { ...place, policy }) }
  }

export type StandingsIn = (sectionId: SectionId) => Promise<EligibilityLine[]>

/** The same for other parts of the server. */
export const createStandingsIn =
  (needs: Needs): StandingsIn =>
  async (sectionId) => {
    const section = await needs.catalogue.section(sectionId)
    const term = await needs.catalogue.term(section.termId)
    return await linesIn(needs, { section, term, policy: await needs.standings.policyOf(term) })
  }

async function linesIn({ enrolments, standings }: Needs, place: Place): Promise<EligibilityLine[]> {
  const { sectionId } = place.section
  const members = await enrolments.classOf(sectionId)
  const counted = await standings.ofSection(
    sectionId,
    members.map(({ studentId }) => studentId),
  )
  return members.flatMap((member) => {
    const own = counted.get(member.studentId)
    return own ? [lineOf(standings, place, member, own)] : []
  })
}

interface Place {
  readonly section: Section
  readonly term: Term
  readonly policy: AttendancePolicy
}

export type CondoneShortage = (
  actor: Actor,
  sectionId: SectionId,
  asked: { studentId: StudentId; reason: string },
) => Promise<EligibilityLine>

/** How low a shortage may be depends on whose registrar condones it; below the floor nobody may. */
export function createCondoneShortage(needs: Needs): CondoneShortage {
  const { store, clock, catalogue, enrolments, standings } = needs
  return async (actor, sectionId, { studentId, reason }) => {
    const found = await placeFor(catalogue, actor, 'attendance.condone', sectionId)
    const place = { ...found, policy: await standings.policyOf(found.term) }
    const member = (await enrolments.classOf(sectionId)).find((one) => one.studentId === studentId)
    const counted = (await standings.ofSection(sectionId, [studentId])).get(studentId)
    if (!member || !counted) throw new Problem('item.missing', { studentId })
    if (counted.condonation) throw new Problem('attendance.condoned', { studentId })
    const { standing } = lineOf(standings, place, member, counted)
    const { share = 0, state } = standing
    const tier = tierFor(share, place.policy)
    if (!tier || (state !== 'condonable' && state !== 'short')) {
      throw new Problem('attendance.not-condonable', { studentId, state })
    }
    if (tier.by === 'institution') demand(actor, 'attendance.condone')
    const condonation = { reason, by: actor.name, at: clock.now(), share }
    const label = sectionLabel(place.section)
    await explaining(
      commitOnce(store, actor, {
        writes: [standings.condone({ sectionId, studentId }, condonation)],
        events: [attendanceCondoned({ sectionId, studentId, label, studentName: member.name })],
      }),
      { condoned: () => new Problem('attendance.condoned', { studentId }) },
    )
    return lineOf(standings, place, member, { ...counted, condonation })
  }
}

function lineOf(
  standings: Standings,
  { section, term, policy }: Place,
  { studentId, name, rollNumber }: ClassMember,
  counted: Counted,
): EligibilityLine {
  const standing = standingOf(standings.factsOf(counted, section, term), policy)
  const { sectionId: _, ...counts } = counted.tally
  return {
    studentId,
    name,
    rollNumber,
    ...counts,
    standing,
    eligible: isEligible(standing),
    ...(counted.condonation && { condonation: counted.condonation }),
  }
}
