import type {
  AttendancePolicy,
  AttendanceStanding,
  AttendanceTally,
  Condonation,
} from '@matricula/contract/attendance'
import type { Section, Term } from '@matricula/contract/catalogue'
import { MeetingId, type SectionId, type StudentId, type TermId } from '@matricula/contract/kernel'
import { inForceOn } from '@matricula/contract/policies'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { VersionOf, Versions } from '#capabilities/policies/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Reading } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import { insert, type Write } from '#platform/store/write.ts'
import { extraMeeting } from './extra-meetings.ts'
import { condonationItem, summaryItem } from './items.ts'
import { type MeetingMoves, movesIn } from './repository.ts'
import { type DatedMeeting, meetingDaysOf } from './rules.ts'
import { type AttendanceFacts, aggregateOf, standingOf } from './shortage-rules.ts'
import { tallyFrom } from './tally-counts.ts'

/** What was counted of a student in one section, and whether a shortage was condoned. */
export interface Counted extends MeetingMoves {
  readonly tally: AttendanceTally
  readonly condonation?: Condonation | undefined
}

export interface Standings {
  /** Of these sections, to be read together with what others keep; in their order. */
  reading(studentId: StudentId, sectionIds: readonly SectionId[]): Reading<Counted[]>
  /** Of everybody in one section, by student: two reads, however large the class. */
  ofSection(sectionId: SectionId, studentIds: readonly StudentId[]): Promise<Map<StudentId, Counted>>
  factsOf(counted: Counted, section: Section, term: Term): AttendanceFacts
  /** By section, and of all sections of a term together, as of today; under the versions there are, unless told which. */
  standingsOf(
    counted: readonly Counted[],
    versions?: readonly VersionOf<AttendancePolicy>[],
  ): Promise<{ bySection: Map<SectionId, AttendanceStanding>; byTerm: Map<TermId, AttendanceStanding> }>
  /** The version that was in force when a term began holds for the whole of it. */
  policyOf(term: Pick<Term, 'startsOn'>): Promise<AttendancePolicy>
  /** Refusal `condoned`. */
  condone(place: { sectionId: SectionId; studentId: StudentId }, condonation: Condonation): Write
}

interface Needs {
  readonly store: Store
  readonly clock: Clock
  readonly catalogue: Catalogue
  readonly versions: Versions<AttendancePolicy>
}

export function createStandings({ store, clock, catalogue, versions }: Needs): Standings {
  const plannedIn = createPlannedIn()
  const factsOf: Standings['factsOf'] = ({ tally, condonation, cancelled, extra }, section, term) => {
    const today = clock.now().slice(0, 10)
    const planned = term.endsOn <= today ? [] : plannedIn(section, term)
    const added = [...extra].flatMap((id) => extraMeeting(MeetingId.parse(id)) ?? [])
    const coming = [...planned, ...added].filter(
      ({ date, meetingId }) => date > today && !cancelled.has(meetingId),
    )
    return { ...tally, remaining: coming.length, condoned: condonation !== undefined }
  }

  async function placed(counted: Counted) {
    const section = await catalogue.findSection(counted.tally.sectionId)
    if (!section) return undefined
    const term = await catalogue.term(section.termId)
    return { section, term, facts: factsOf(counted, section, term) }
  }

  return {
    factsOf,
    reading: (studentId, sectionIds) => ({
      keys: sectionIds.flatMap((sectionId) => [
        summaryItem.keyOf({ sectionId }),
        condonationItem.keyOf({ sectionId, studentId }),
      ]),
      found: (items) =>
        sectionIds.map((sectionId, place) => ({
          tally: tallyFrom(sectionId, studentId, items[2 * place]),
          ...movesIn(items[2 * place]),
          condonation: condonationFrom(items[2 * place + 1]),
        })),
    }),
    ofSection: createOfSection(store),
    async standingsOf(counted, known) {
      const all = (await Promise.all(counted.map(placed))).flatMap((one) => one ?? []).filter(meets)
      const policies = known ?? (await versions())
      const policyFor = ({ term }: Placed) => inForceOn(policies, term.startsOn).rules
      return {
        bySection: new Map(all.map((one) => [one.section.sectionId, standingOf(one.facts, policyFor(one))])),
        byTerm: togetherByTerm(all, policyFor),
      }
    },
    policyOf: async ({ startsOn }) => inForceOn(await versions(), startsOn).rules,
    condone: (place, condonation) => insert(condonationItem.itemOf({ ...place, ...condonation }), 'condoned'),
  }
}

/** The days of a section are the same for everyone who sits in it; a changed section or term is another object. */
function createPlannedIn(): (section: Section, term: Term) => DatedMeeting[] {
  const known = new WeakMap<Section, { readonly term: Term; readonly days: DatedMeeting[] }>()
  return (section, term) => {
    const found = known.get(section)
    if (found?.term === term) return found.days
    const days = meetingDaysOf(section, term)
    known.set(section, { term, days })
    return days
  }
}

const createOfSection =
  (store: Store): Standings['ofSection'] =>
  async (sectionId, studentIds) => {
    const partition = condonationItem.fill('pk', { sectionId })
    const [summary, { items }] = await Promise.all([
      store.get(summaryItem.keyOf({ sectionId })),
      store.query({ table: 'enrolments', partition, begins: 'COND#' }),
    ])
    const condoned = new Map(
      items.map((item) => [condonationItem.read(item).studentId, condonationFrom(item)]),
    )
    return new Map(
      studentIds.map((studentId): [StudentId, Counted] => [
        studentId,
        {
          tally: tallyFrom(sectionId, studentId, summary),
          ...movesIn(summary),
          condonation: condoned.get(studentId),
        },
      ]),
    )
  }

interface Placed {
  readonly section: Section
  readonly term: Term
  readonly facts: AttendanceFacts
}

function togetherByTerm(
  all: readonly Placed[],
  policyFor: (placed: Placed) => AttendancePolicy,
): Map<TermId, AttendanceStanding> {
  const firsts = new Map(all.map((one) => [one.section.termId, one]))
  return new Map(
    [...firsts].flatMap(([termId, first]) => {
      const own = all.filter(({ section }) => section.termId === termId).map(({ facts }) => facts)
      const together = aggregateOf(own, policyFor(first))
      return together ? [[termId, together] as const] : []
    }),
  )
}

/** Where nothing meets and nothing was counted there is nothing to say. */
const meets = ({ facts: { remaining, present, late, absent, excused, duty, medical } }: Placed): boolean =>
  remaining + present + late + absent + excused + duty + medical > 0

function condonationFrom(
  item: Parameters<typeof condonationItem.read>[0] | undefined,
): Condonation | undefined {
  if (!item) return undefined
  const { sectionId: _section, studentId: _student, ...condonation } = condonationItem.read(item)
  return condonation
}
