import type { reportAttendance } from '@matricula/contract/attendance'
import { sectionLabel } from '@matricula/contract/catalogue'
import type { DepartmentId, TermId } from '@matricula/contract/kernel'
import type { z } from 'zod'
import type { Catalogue } from '#capabilities/catalogue/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import type { Store } from '#platform/store/store.ts'
import { summaryItem } from './items.ts'
import { classIn, shareIn, together } from './report-rules.ts'
import type { Standings } from './standings.ts'
import { talliesIn } from './tally-counts.ts'

interface Needs {
  readonly store: Store
  readonly catalogue: Pick<Catalogue, 'term' | 'sectionsOfTerm'>
  readonly standings: Pick<Standings, 'policyOf'>
}

export type ReportAttendance = (
  actor: Actor,
  termId: TermId,
  departmentId: DepartmentId | undefined,
) => Promise<z.output<(typeof reportAttendance)['reply']>>

/** One item for each section that meets, however many students sit in it. */
export const createReportAttendance =
  ({ store, catalogue, standings }: Needs): ReportAttendance =>
  async (actor, termId, departmentId) => {
    demand(actor, 'attendance.follow', { departmentId })
    const policy = await standings.policyOf(await catalogue.term(termId))
    const sections = await catalogue.sectionsOfTerm(termId, departmentId)
    const summaries = await store.getMany(sections.map(({ sectionId }) => summaryItem.keyOf({ sectionId })))
    const lines = sections.flatMap((section, place) => {
      const numbers = classIn(talliesIn(section.sectionId, summaries[place]), policy)
      const { sectionId, courseTitle: title, departmentId: of } = section
      return numbers.students === 0
        ? []
        : [{ sectionId, label: sectionLabel(section), title, departmentId: of, ...numbers }]
    })
    return {
      minimum: policy.minimum,
      ...shareIn(together(lines)),
      items: lines.map(({ attended: _attended, counted: _counted, ...line }) => line),
    }
  }
