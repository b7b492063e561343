import type { AttendancePolicy, EligibilityLine, Leave } from '@matricula/contract/attendance'
import type { Section, Term } from '@matricula/contract/catalogue'
import type { SectionId, StudentId } from '@matricula/contract/kernel'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'
import type { StandingsIn } from './eligibility.ts'
import { leavesOf } from './leaves.ts'
import { placeFor } from './meeting-of-section.ts'
import type { AttendanceRepository } from './repository.ts'
import type { Marked } from './rules.ts'
import type { Standings } from './standings.ts'

interface MarkedMeeting extends Marked {
  /** Year-month-day, and which meeting of that day. */
  readonly meetingId: string
}

/** What speaks for and against one student: the numbers, each mark, and the leave that was asked for in the term. */
export interface StudentEvidence {
  readonly line: EligibilityLine
  readonly meetings: readonly MarkedMeeting[]
  readonly leaves: readonly Leave[]
}

export interface ShortageEvidence {
  readonly section: Section
  readonly term: Term
  readonly policy: AttendancePolicy
  /** Those with a shortage, whether it was condoned or not, the lowest first. */
  readonly students: readonly StudentEvidence[]
}

export type EvidenceIn = (actor: Actor, sectionId: SectionId) => Promise<ShortageEvidence>

interface Needs {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly registers: Pick<AttendanceRepository, 'registersOf'>
  readonly standingsIn: StandingsIn
  readonly standings: Pick<Standings, 'policyOf'>
}

const short: readonly EligibilityLine['standing']['state'][] = ['short', 'condonable', 'condoned', 'detained']

/** What whoever condones shortages of a section has to look at: two queries, and one for each student with a shortage. */
export const createEvidenceIn =
  ({ store, catalogue, registers, standingsIn, standings }: Needs): EvidenceIn =>
  async (actor, sectionId) => {
    const { section, term } = await placeFor(catalogue, actor, 'attendance.condone', sectionId)
    const [lines, kept] = await Promise.all([standingsIn(sectionId), registers.registersOf(sectionId)])
    const marksOf = (studentId: StudentId): MarkedMeeting[] =>
      kept.flatMap(({ meetingId, marks }) => {
        const mark = marks.get(studentId)
        return mark ? [{ meetingId, ...mark }] : []
      })
    const students = lines
      .filter(({ standing }) => short.includes(standing.state))
      .toSorted((one, other) => (one.standing.share ?? 0) - (other.standing.share ?? 0))
      .map(async (line) => ({
        line,
        meetings: marksOf(line.studentId),
        leaves: (await leavesOf(store, line.studentId)).filter(
          ({ from, to }) => from <= term.endsOn && term.startsOn <= to,
        ),
      }))
    const policy = await standings.policyOf(term)
    return { section, term, policy, students: await Promise.all(students) }
  }
