import type { GradeChange, GradeChangeState, GradeEffects } from '@matricula/contract/finals'
import type { GradeChangeId, SectionId } from '@matricula/contract/kernel'
import type { AcademicRecord } from '@matricula/contract/records'
import { sectionFor } from '#capabilities/catalogue/index.ts'
import { ruleOf } from '#capabilities/records/index.ts'
import { type Actor, demand } from '#platform/actor.ts'
import { type Page, type PageAsked, pageOf } from '#platform/store/pages.ts'
import type { StoredChange } from './items.ts'
import type { Needs } from './needs.ts'
import { toldChange } from './request-change.ts'

interface Place {
  readonly sectionId: SectionId
  readonly changeId: GradeChangeId
}
export type ReadChange = (
  actor: Actor,
  place: Place,
) => Promise<{ change: GradeChange; effects: GradeEffects }>
export type ListChanges = (
  actor: Actor,
  asked: PageAsked & { state: GradeChangeState },
) => Promise<Page<GradeChange>>

export const createListChanges =
  ({ finals }: Needs): ListChanges =>
  async (actor, { state, ...asked }) => {
    demand(actor, 'finals.watch')
    return pageOf(await finals.changesIn(state, asked), toldChange)
  }

/** The change beside the record as it is and as it would be. */
export const createReadChange =
  (needs: Needs): ReadChange =>
  async (actor, { sectionId, changeId }) => {
    await sectionFor(needs.catalogue, actor, 'finals.approve', sectionId)
    const change = await needs.finals.change(sectionId, changeId)
    return { change: toldChange(change), effects: await effectsOf(needs, change) }
  }

/** Before is with the grade that stood when the change was asked for, after with what it makes of it. */
async function effectsOf({ catalogue, records }: Needs, change: StoredChange): Promise<GradeEffects> {
  const { studentId, termId, courseId, from, result } = change
  const withGrade = (grade: string | undefined) =>
    records.recordOf(studentId, (one) => {
      if (one.termId !== termId || one.courseId !== courseId) return one
      return grade === undefined ? one : { ...one, state: 'completed' as const, grade }
    })
  const [before, after, term] = await Promise.all([
    withGrade(from),
    withGrade(result),
    catalogue.term(termId),
  ])
  const scheme = await records.schemeOn(term.endsOn)
  const passes = (grade: string | undefined): boolean =>
    grade !== undefined && ruleOf(scheme, grade)?.passes === true
  const averageIn = (record: AcademicRecord) =>
    record.terms.find((one) => one.termId === termId)?.term.average?.text
  return {
    term: { before: averageIn(before), after: averageIn(after) },
    cumulative: { before: before.totals.average?.text, after: after.totals.average?.text },
    creditsEarned: { before: before.totals.earned, after: after.totals.earned },
    passes: { before: passes(from), after: passes(result) },
  }
}
