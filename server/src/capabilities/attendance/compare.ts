import type { AttendancePolicy } from '@matricula/contract/attendance'
import { sectionLabel, type Term } from '@matricula/contract/catalogue'
import type { SectionId, TermId } from '@matricula/contract/kernel'
import { inForceOn, type PolicyDifference } from '@matricula/contract/policies'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import type { Enrolments } from '#capabilities/enrolment/index.ts'
import type { Compare } from '#capabilities/policies/index.ts'
import { readTogether } from '#platform/store/reading.ts'
import type { Store } from '#platform/store/store.ts'
import { differencesIn } from './difference-rules.ts'
import type { Counted, Standings } from './standings.ts'

interface Needs {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly enrolments: Enrolments
  readonly standings: Standings
}

/** What was counted of a student under two sets of versions; only terms that are read by another version are looked at. */
export const createCompareAttendance =
  ({ store, catalogue, enrolments, standings }: Needs): Compare<AttendancePolicy> =>
  (before, after) => {
    const isOther = ({ startsOn }: Term): boolean =>
      inForceOn(before, startsOn).version !== inForceOn(after, startsOn).version
    return async ({ studentId }) => {
      const terms = new Map((await catalogue.terms()).filter(isOther).map((term) => [term.termId, term]))
      if (terms.size === 0) return []
      const taken = (await enrolments.enrolmentsOf(studentId)).filter(
        ({ termId, state }) => terms.has(termId) && (state === 'enrolled' || state === 'completed'),
      )
      const sectionIds = taken.map(({ sectionId }) => sectionId)
      if (sectionIds.length === 0) return []
      const [counted] = await readTogether<[Counted[]]>(store, [standings.reading(studentId, sectionIds)])
      const [was, is] = [
        await standings.standingsOf(counted, before),
        await standings.standingsOf(counted, after),
      ]
      const titleOf = (termId: TermId): string => terms.get(termId)?.title ?? termId
      const sections = new Map(taken.map((one) => [one.sectionId, one]))
      const placeOf = (sectionId: SectionId): string => {
        const one = sections.get(sectionId)
        return one ? `${sectionLabel(one)}, ${titleOf(one.termId)}` : sectionId
      }
      return [
        ...differencesIn(was.bySection, is.bySection, placeOf),
        ...differencesIn(was.byTerm, is.byTerm, titleOf),
      ] satisfies PolicyDifference[]
    }
  }
